# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: a folder that goes away, and results as TAP.
ctl=$(readlink -f -- "$1")
root=$(readlink -f -- "$2")
sqlite3=${3:-}
n=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
# No midnight passes within a test: where the day is about to end here, it is run where it is not.
[ "$(date +%H)" != 23 ] || { export TZ=UTC; [ "$(date +%H)" != 23 ] || TZ=Etc/GMT-2; }

# NAME COMMAND…: passes when the command succeeds.
check ()
{
  local name=$1
  shift
  n=$((n + 1))
  if "$@" >out 2>err; then
    echo "ok $n - $name"
  else
    failed=$((failed + 1))
    echo "not ok $n - $name"
    sed 's/^/# out: /' out | head -n 20
    sed 's/^/# err: /' err | head -n 20
  fi
}

# COMMAND…: waits until it succeeds; two minutes, of which a machine that is slow and busy needs few.
await ()
{
  local end=$((SECONDS + 120))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "waited in vain for: $*"; return 1; }
    sleep 0.2
  done
}

# EXPECTED COMMAND…: succeeds when the command ends with that status; keeps its output and messages.
ends ()
{
  local expected=$1 status=0
  shift
  "$@" >data 2>said || status=$?
  cat data
  cat said >&2
  [ "$status" -eq "$expected" ]
}

same ()
{
  [ "$1" = "$2" ] || { echo "got:  $1"; echo "want: $2"; return 1; }
}

has ()
{
  grep -qF -- "$2" "$1" || { echo "no “$2” in:"; cat "$1"; return 1; }
}

lacks ()
{
  ! grep -qF -- "$2" "$1" || { echo "“$2” in:"; cat "$1"; return 1; }
}

finish ()
{
  echo "1..$n"
  [ "$failed" -eq 0 ]
}
