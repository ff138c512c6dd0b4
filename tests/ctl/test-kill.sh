#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program is killed at random moments of whatever writes, again and again: what it said was done is there
# afterwards, what it did not say is there wholly or not at all, files stay whole and nothing is left lying about.
# ACCORD_KILLS: how often; ACCORD_SEED: which moments.
set -uo pipefail
# shellcheck source=tests/ctl/tap.sh
. "$(dirname "$0")/tap.sh"
export XDG_DATA_HOME=$work/home
kills=${ACCORD_KILLS:-10}
seed=${ACCORD_SEED:-$$}
RANDOM=$seed
echo "# seed $seed, $kills kills"
file=$work/a.accord
backups=$XDG_DATA_HOME/accord/backups/a-$(printf %s "$file" | sha256sum | cut -c1-8)
n_killed=0

declare -A took=([import]=250 [set]=120 [backup]=120 [sync]=250 [erase]=300) # ms

# COMMAND…: killed at some moment of the time that it takes. Succeeds when it was done before.
struck ()
{
  local after=$((RANDOM % (took[$1] + 1))) begun=${EPOCHREALTIME/[.,]/} pid status=0
  "$ctl" "$@" >data 2>said &
  pid=$!
  sleep "$(printf '%d.%03d' $((after / 1000)) $((after % 1000)))"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null || status=$?
  if ((status == 137)); then
    n_killed=$((n_killed + 1))
    took[$1]=$((took[$1] + 5))
  else
    took[$1]=$(((took[$1] + (${EPOCHREALTIME/[.,]/} - begun) / 1000) / 2))
  fi
  ((status == 0 || status == 137)) || grep -q "no workspace in the folder yet" said || { echo "“$*” ended with $status:"; cat said; broken=1; }
  [ "$status" -eq 0 ]
}

count () # FILE PREFIX
{
  "$ctl" list "$1" customer --limit 100000 --columns name | grep -c "$2-"
}

value () # FILE FIELD
{
  "$ctl" show "$1" customer "Anchor" --json | sed -n "s/.*\"$2\" *: *\"\([^\"]*\)\".*/\1/p"
}

wrong ()
{
  echo "$*"
  broken=1
}

whole () # FILE
{
  "$ctl" check "$1" >data 2>&1 || { wrong "$1 is not whole:"; cat data; }
}

# What lies about that nobody will take away.
leftovers ()
{
  local rest
  rest=$(find . -name '*.new' -o -name '*.part' -o -name '*.tmp' -o -name '*-journal' -o -name '.goutputstream*')
  [ -z "$rest" ] || wrong "left: $rest"
}

strike_import ()
{
  local name=I$1 i done=0
  { echo name,phone; for ((i = 0; i < 150; i++)); do echo "$name-$i,+49 30 $i"; done; } > people.csv
  struck import "$file" people.csv --kind customer && done=1
  i=$(count "$file" "$name")
  ((i == 150 || (i == 0 && done == 0))) || wrong "import: $i of 150, said to be done: $done"
}

strike_set ()
{
  local before was=0 now
  before=$(value "$file" phone)
  struck set "$file" customer "Anchor" "phone=+49 40 $1" && was=1
  now=$(value "$file" phone)
  [ "$now" = "+49 40 $1" ] || { ((was == 0)) && [ "$now" = "$before" ]; } || wrong "set: “$now”, said to be done: $was"
}

strike_backup ()
{
  local was=0
  rm -f copy.accord
  struck backup "$file" copy.accord && was=1
  ((was == 0)) || [ -e copy.accord ] || wrong "no backup, though said to be made"
  [ ! -e copy.accord ] || whole copy.accord
}

strike_sync ()
{
  struck sync "$file" --folder share --once
  struck sync "$work/b.accord" --folder share --once
  # Begun, or not even that: joining goes on with the next round.
  [ ! -s b.accord ] || { ends 1 "$ctl" check b.accord && { grep -q "once more under the same name" said || [ ! -s b.accord ]; }; } || whole b.accord
}

strike_erase ()
{
  local secret=secret$1 was=0 there
  printf 'name,email,type\nGone %s,%s@example.com,person\n' "$1" "$secret" > person.csv
  "$ctl" import "$file" person.csv --kind customer >data 2>&1 || { wrong "person"; cat data; }
  mkdir -p "$backups" && "$ctl" backup "$file" old.accord >data 2>&1 && mv old.accord "$backups/2020-01-01.accord"
  struck erase "$file" "Gone $1" --yes && was=1
  there=$("$ctl" list "$file" customer --where "name=Gone $1" --json | grep -c "Gone $1")
  ((was == 0 || there == 0)) || wrong "erased, and there"
  if ((there == 0)); then
    "$ctl" set "$file" customer "Anchor" "email=anchor$1@example.com" >data 2>&1 || wrong "set behind erase"
    ! grep -aqs "$secret" "$file" "$file"-* || wrong "the file still has what was erased"
    ! grep -aqs "$secret" "$backups"/* || wrong "a backup still has what was erased"
  fi
}

round ()
{
  local broken=0
  case $2 in
    import) strike_import "$1" ;;
    set) strike_set "$1" ;;
    backup) strike_backup ;;
    sync) strike_sync ;;
    erase) strike_erase "$1" ;;
  esac
  whole "$file"
  return $broken
}

prepare ()
{
  mkdir share && printf 'name,phone\nAnchor,+49 40\n' > anchor.csv &&
    "$ctl" new "$file" --currency EUR && "$ctl" import "$file" anchor.csv --kind customer
}

names ()
{
  "$ctl" list "$1" customer --limit 100000 --columns name,phone,email --sort name
}

meet ()
{
  local broken=0
  for _ in 1 2 3; do
    "$ctl" sync "$file" --folder share --once && "$ctl" sync "$work/b.accord" --folder share --once || return 1
  done
  same "$(names b.accord)" "$(names "$file")" || broken=1
  "$ctl" sync "$file" --once --json | grep -q '"waiting" : 0' || wrong "something waits"
  rm -f copy.accord && "$ctl" backup "$file" copy.accord || return 1
  leftovers
  return $broken
}

check "a file is made" prepare
ways=(import set sync backup erase)
for ((k = 0; k < kills; k++)); do
  way=${ways[k % ${#ways[@]}]}
  check "$way, killed the ${k}th time" round "$k" "$way"
done
check "both computers have the same afterwards, and nothing lies about" meet
echo "# $n_killed were killed in their midst"
finish
