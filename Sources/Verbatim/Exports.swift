// The engine's public types mention those of the modules below, so whoever imports Verbatim has
// them too: Theme, Taxonomy, LexiconError, Language, Token, Segmenter.
@_exported public import VerbatimAutomata
@_exported public import VerbatimLexicon
@_exported public import VerbatimText
