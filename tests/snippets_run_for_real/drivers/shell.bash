# Runs each folder's snippet.sh, each in a shell of its own.
for folder in "$@"; do
  ( cd "$folder" && . ./snippet.sh ) || echo "$folder: exit status $?" >&2
done
