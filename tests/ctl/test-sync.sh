#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sharing through a folder, from outside: accordctl sync and conflicts.
set -uo pipefail
# shellcheck source=tests/ctl/tap.sh
. "$(dirname "$0")/tap.sh"
export XDG_DATA_HOME=$work/home

has () # FILE KIND NAME: whether there is such a record
{
  "$ctl" list "$1" "$2" --where "name=$3" --json | grep -q "$3"
}

prepare ()
{
  mkdir share && "$ctl" new a.accord --currency EUR &&
    printf 'name,phone\nKern AG,+49 30 1\nWeber GmbH,+49 30 2\n' > people.csv &&
    "$ctl" import a.accord people.csv --kind customer
}

uid () # FILE NAME
{
  "$ctl" list "$1" customer --where "name=$2" --json | sed -n 's/.*"uid" *: *"\([^"]*\)".*/\1/p' | head -n 1
}

phone () # FILE
{
  "$ctl" show "$1" customer "$kern" --json | sed -n 's/.*"phone" *: *"\([^"]*\)".*/\1/p'
}

both_write ()
{
  "$ctl" set a.accord customer "$kern" "phone=+49 30 111" && "$ctl" set b.accord customer "$kern" "phone=+49 30 222" &&
    rounds
}

rounds ()
{
  "$ctl" sync a.accord --once && "$ctl" sync b.accord --once && "$ctl" sync a.accord --once
}

check "a workspace can be made" prepare
erased_elsewhere ()
{
  kept=$XDG_DATA_HOME/accord/backups/b-$(printf %s "$PWD/b.accord" | sha256sum | cut -c1-8)
  mkdir -p "$kept" && "$ctl" backup b.accord "$kept/2020-01-01.accord" && grep -aq Weber "$kept"/* b.accord &&
    "$ctl" erase a.accord "$(uid a.accord "Weber GmbH")" --yes && "$ctl" sync a.accord --once && "$ctl" sync b.accord --once &&
    ! grep -aq Weber "$kept"/* && ! grep -aq Weber b.accord* && test -e "$kept/$(date +%F).accord"
}

check "sharing writes into the folder" "$ctl" sync a.accord --folder share --once
check "the folder has files of changes" test -n "$(ls share/r/*/s-*.jsonl.gz)"
check "a new file joins from the folder" "$ctl" sync b.accord --folder share --once
check "who joined has the customers" has b.accord customer "Kern AG"
kern=$(uid a.accord "Kern AG")
check "the identity is the same" test "$kern" = "$(uid b.accord "Kern AG")"
check "two write the same field" both_write
check "both end with the same" test "$(phone a.accord)" = "$(phone b.accord)"
check "the later one is kept" test "$(phone a.accord)" = "+49 30 222"
check "both are told" sh -c "'$ctl' conflicts a.accord | grep -q '+49 30 111' && '$ctl' conflicts b.accord | grep -q '+49 30 111'"
conflict=$("$ctl" conflicts a.accord --json | sed -n 's/.*"conflict" *: *\([0-9]*\).*/\1/p' | head -n 1)
check "mine can be used instead" "$ctl" conflicts a.accord --use-other "$conflict"
check "everybody gets that" rounds
check "it is so on the other computer" test "$(phone b.accord)" = "+49 30 111"
check "it is not told again" test -z "$("$ctl" conflicts a.accord)"
check "who is erased elsewhere is in no daily copy here" erased_elsewhere
cp a.accord copy.accord
check "a copied file goes on under a name of its own" "$ctl" sync copy.accord --once
check "three computers are known then" test "$("$ctl" sync copy.accord --status --json | grep -c '"id"')" -eq 3
check "files stay whole" "$ctl" check b.accord
"$ctl" new other.accord --currency EUR
check "another workspace is kept out of the folder" ends 1 "$ctl" sync other.accord --folder share --once
check "a folder that is not there is said" ends 1 "$ctl" sync a.accord --folder nowhere --once
check "nothing is joined from an empty folder" sh -c "mkdir empty; ! '$ctl' sync c.accord --folder empty --once && ! test -e c.accord"
"$ctl" new lone.accord --currency EUR
check "a file that is shared nowhere says so" ends 2 "$ctl" sync lone.accord --once
other=$("$ctl" sync a.accord --status --json | sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' | sed -n 2p)
check "another computer can be taken out" "$ctl" sync a.accord --take-out "$other"
check "it is told so" sh -c "'$ctl' sync a.accord --status | grep -q 'taken out'"
check "nobody is taken out who is not there" ends 1 "$ctl" sync a.accord --take-out 0000000000000000
check "a computer can leave" "$ctl" sync a.accord --leave
check "its file is shared no more" ends 2 "$ctl" sync a.accord --once
echo "1..$n"
[ "$failed" -eq 0 ]
