/// The tables of a database of results. `docs` of every column are in the page "Database".
enum ResultSchema {
  /// Told by `PRAGMA application_id`: "VBTM".
  static let application = 0x5642_544D
  /// Told by `PRAGMA user_version`; it grows when tables change.
  static let version = 1

  static let statements = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      wave TEXT NOT NULL UNIQUE,
      source TEXT NOT NULL,
      version TEXT NOT NULL,
      taxonomy TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      tagged INTEGER NOT NULL,
      without_text INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      scale TEXT,
      score REAL,
      score_low REAL,
      score_high REAL,
      responses INTEGER
    );
    CREATE TABLE comments (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      row INTEGER NOT NULL,
      answer INTEGER NOT NULL,
      comment_id TEXT NOT NULL,
      question TEXT,
      text TEXT NOT NULL,
      rating REAL,
      date TEXT,
      touchpoint TEXT,
      channel TEXT,
      segments TEXT NOT NULL,
      language TEXT,
      sentiment TEXT,
      sentiment_score REAL,
      intents TEXT,
      flags TEXT
    );
    CREATE TABLE mentions (
      id INTEGER PRIMARY KEY,
      comment INTEGER NOT NULL REFERENCES comments ON DELETE CASCADE,
      theme TEXT NOT NULL,
      sentiment TEXT NOT NULL,
      sentiment_score REAL NOT NULL,
      evidence TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      complaint TEXT
    );
    CREATE TABLE themes (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      theme TEXT NOT NULL,
      label_en TEXT NOT NULL,
      label_vi TEXT NOT NULL,
      label_th TEXT NOT NULL,
      owner TEXT,
      mentions INTEGER NOT NULL,
      negative INTEGER NOT NULL,
      neutral INTEGER NOT NULL,
      positive INTEGER NOT NULL,
      mixed INTEGER NOT NULL,
      sentiment REAL NOT NULL,
      PRIMARY KEY (run, theme)
    ) WITHOUT ROWID;
    CREATE TABLE drivers (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      theme TEXT NOT NULL,
      mentions INTEGER NOT NULL,
      impact REAL,
      method TEXT NOT NULL,
      impact_low REAL,
      impact_high REAL,
      p REAL,
      q REAL,
      certainty TEXT NOT NULL,
      score_with REAL NOT NULL,
      score_without REAL,
      leave_out REAL,
      adjusted REAL,
      importance REAL,
      PRIMARY KEY (run, theme)
    ) WITHOUT ROWID;
    """

  /// Made when all rows of the first run are in, which is faster than before.
  static let indexes = """
    CREATE INDEX IF NOT EXISTS comments_by_row ON comments (run, row, answer);
    CREATE INDEX IF NOT EXISTS comments_by_sentiment ON comments (run, sentiment);
    CREATE INDEX IF NOT EXISTS comments_by_date ON comments (date);
    CREATE INDEX IF NOT EXISTS comments_by_touchpoint ON comments (run, touchpoint);
    CREATE INDEX IF NOT EXISTS comments_by_id ON comments (comment_id);
    CREATE INDEX IF NOT EXISTS mentions_by_comment ON mentions (comment);
    CREATE INDEX IF NOT EXISTS mentions_by_theme ON mentions (theme, sentiment);
    """
}
