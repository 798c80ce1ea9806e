#!/usr/bin/env bash
# Kills `verbatim tag` at random moments, resumes it each time, and compares the bytes with those of
# a run that nobody stopped.
#
#   Benchmarks/resume.sh .build/release/verbatim survey.csv [KILLS] [jsonl|csv]
set -euo pipefail

verbatim=$1 input=$2 kills=${3:-50} format=${4:-jsonl}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() { "$verbatim" tag "$input" --format "$format" --output "$folder/$1" "${@:2}"; }

began=$(date +%s%N)
run whole || [ $? -eq 3 ]
took=$((($(date +%s%N) - began) / 1000000))
echo "uninterrupted: ${took} ms, $(stat -c %s "$folder/whole") bytes"

killed=0 finished=0 resumed=0
while [ "$killed" -lt "$kills" ]; do
  # Not through `run`: the signal would reach the shell of the function and not the command.
  "$verbatim" tag "$input" --format "$format" --output "$folder/part" --resume \
    2>>"$folder/messages" &
  process=$!
  # Anywhere between the start and somewhat behind the end.
  sleep "$(awk -v most="$took" -v seed="$RANDOM$RANDOM" \
    'BEGIN { srand(seed); printf "%.3f", rand() * most * 0.6 / 1000 }')"
  if kill -KILL "$process" 2>/dev/null; then
    killed=$((killed + 1))
  fi
  wait "$process" 2>/dev/null || true
  if [ -e "$folder/part" ]; then
    finished=$((finished + 1))
    cmp "$folder/part" "$folder/whole"
    rm -f "$folder/part" "$folder/part.rejects.csv"
  fi
done
run part --resume 2>>"$folder/messages" || [ $? -eq 3 ]
cmp "$folder/part" "$folder/whole"
if [ -e "$folder/whole.rejects.csv" ]; then
  cmp "$folder/part.rejects.csv" "$folder/whole.rejects.csv"
fi
resumed=$(grep -c "goes on behind row" "$folder/messages" || true)
left=$(find "$folder" -name '.*' -type f | wc -l)
echo "$killed kills, $resumed times gone on in the middle, $((finished + 1)) files finished: all the same bytes; $left files left behind"
