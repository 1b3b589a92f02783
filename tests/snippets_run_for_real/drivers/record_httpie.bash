# Runs each folder's snippet.sh with an `http` that writes down its arguments and its standard input: HTTPie takes half a
# second to start, so that httpie_main.py runs it on all of them in one go. Curl, where a snippet uses it, runs at once.
curl() { command curl -q -sS "$@"; }
http() {
  printf '%s\0' "$@" > .arguments
  rm -f .stdin
  if [ "$1" != --ignore-stdin ]; then cat > .stdin; fi
}
for folder in "$@"; do
  ( cd "$folder" && . ./snippet.sh ) || echo "$folder: exit status $?" >&2
done
