#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What accordctl makes of arguments that are wrong, ambiguous, doubled, missing or contradict each other: it says so and
# changes nothing, and ends with 0 only where all that was asked for is done.
#   test-arguments.sh ACCORDCTL SOURCE_ROOT
. "$(dirname -- "$(readlink -f -- "$0")")/tap.sh"
export XDG_DATA_HOME=$work/home

# JSON text in “data”, as a whole document.
json () { python3 -m json.tool data >/dev/null || { echo "no JSON:"; cat data; return 1; }; }
number () { "$ctl" list "$@" --json 2>/dev/null | grep -c '"uid"'; }
uid () { "$ctl" list "$1" "$2" --where "$3" --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p'; }

"$ctl" new people.accord --currency EUR 2>/dev/null
printf 'Company,City\nAnna Schmidt,Bonn\nAnna Schmidt,Kiel\nBeta GmbH,Bonn\nCarl Wolf,Bonn\n' > customers.csv
printf 'Name,Company\nAnna Schmidt,Beta GmbH\nCarl Wolf,Beta GmbH\nDora Lang,Beta GmbH\n' > contacts.csv
"$ctl" import people.accord customers.csv --kind customer --mode keep-both >/dev/null 2>&1
"$ctl" import people.accord contacts.csv --kind contact >/dev/null 2>&1
ready () { same "$(number people.accord customer)" 4 && same "$(number people.accord contact)" 3; }
harms_nobody () { ends 1 "$ctl" erase people.accord "Anna Schmidt" --yes && has said "several records" && ready; }
nor_of_two_kinds () { ends 1 "$ctl" erase people.accord "Carl Wolf" --yes && has said "several records" && has said "$(uid people.accord contact "name=Carl Wolf")" && ready; }
tells_nothing () { ends 1 "$ctl" person people.accord "Anna Schmidt" --json && has said "several records" && same "$(cat data)" ""; }
named () { ends 0 "$ctl" person people.accord "Carl Wolf" --kind contact && has data "Carl Wolf" && ends 0 "$ctl" person people.accord "$(uid people.accord contact "name=Carl Wolf")" && has data "Carl Wolf"; }
alone () { ends 0 "$ctl" erase people.accord "Dora Lang" --yes --json && json && same "$(number people.accord customer)" 4 && same "$(number people.accord contact)" 2; }
check "there are two customers and a contact of one name" ready
check "erase harms nobody where a name means several people" harms_nobody
check "nor where a customer and a contact are called the same" nor_of_two_kinds
check "person gives nothing away where a name means several people" tells_nothing
check "a kind or an id tells which of them is meant" named
check "who alone has the name is erased, be it a contact" alone

# Who is named elsewhere
"$ctl" new named.accord --currency EUR 2>/dev/null
printf 'Name,Phone,Note\nAnna Zeller,+49 30 99887766,\nOther GmbH,,Ask Anna Zeller first\nThird GmbH,,Call +49 30 99887766\n' > named.csv
"$ctl" import named.accord named.csv --kind customer >/dev/null 2>&1
cp named.accord all.accord
lists () { ends 0 "$ctl" erase named.accord "Anna Zeller" --yes && has said "Other GmbH" && has said "Third GmbH" && grep -aq "Ask Anna Zeller" named.accord && ! grep -aq 99887766 named.accord; }
takes_all () { ends 0 "$ctl" erase all.accord "Anna Zeller" --yes --mentions=all --json && json && has data "Other GmbH" && ! grep -aq "Anna Zeller" all.accord; }
check "erase lists where else a person is named, and takes the numbers out" lists
check "all of it goes where that is said" takes_all
check "a wrong word erases nobody" ends 2 "$ctl" erase all.accord "Other GmbH" --yes --mentions=some

# Rejected rows
mkdir -p old
printf 'Who,E-mail\n,a@x.org\n' > orders.2024.csv; printf 'Who,E-mail\n,b@x.org\n' > orders.2025.csv; printf 'Who,E-mail\n,c@x.org\n' > orders-1.csv
rejected () { ends 1 "$ctl" import people.accord orders.2024.csv orders.2025.csv orders-1.csv --kind customer --map Who=name --rejected bad.csv --dry-run && same "$(cat bad*.csv | grep -c '@x.org')" 3; }
check "rejected rows of every source are kept, whatever their names begin with" rejected
printf 'Who,E-mail\n,d@x.org\n' > new.csv; printf 'Who,E-mail\n,e@x.org\n' > worse-new.csv; cp worse-new.csv kept.csv
rejected_source () { ends 1 "$ctl" import people.accord new.csv worse-new.csv --kind customer --map Who=name --rejected worse.csv --dry-run && has said "would be lost" && same "$(cat worse-new.csv)" "$(cat kept.csv)"; }
check "rejected rows of one source replace no other source" rejected_source

# Shares of a deal
printf 'Company\nAlpha\n' > alpha.csv; printf 'Deal Name,Account,Stage,Amount\nRoof,Alpha,Won,1000\n' > roof.csv; printf 'name\nAnn Weber\nBob Li\nCy\nDee\n' > members.csv
"$ctl" new share.accord --currency EUR 2>/dev/null; "$ctl" import share.accord alpha.csv --kind customer >/dev/null 2>&1; "$ctl" import share.accord roof.csv --kind deal >/dev/null 2>&1; "$ctl" import share.accord members.csv --kind member >/dev/null 2>&1
"$ctl" credit share.accord Roof "Ann Weber=60" "Bob Li=40" >/dev/null 2>&1
overlay_alone () { ends 0 "$ctl" credit share.accord Roof --overlay Cy=25 && has data "60%" && has data "40%" && has data "25%"; }
overlay_more () { ends 0 "$ctl" credit share.accord Roof --overlay Dee=10 --json && json && has data "Cy" && has data "Dee" && same "$(grep -c '"share" :' data)" 4; }
overlay_who_shares () { ends 1 "$ctl" credit share.accord Roof --overlay "Bob Li=10" && has said "60%" && ends 0 "$ctl" credit share.accord Roof && has data "40%"; }
even_shares () { ends 2 "$ctl" credit share.accord Roof "Ann Weber=60" "Bob Li" --even && has said "Ann Weber=60" && ends 0 "$ctl" credit share.accord Roof && has data "60%"; }
even_nobody () { ends 2 "$ctl" credit share.accord Roof --even && ends 2 "$ctl" credit share.accord Roof --even --overlay Cy=5 && ends 2 "$ctl" credit share.accord Roof --even --clear && ends 0 "$ctl" credit share.accord Roof && has data "60%"; }
check "overlay credit alone leaves the shares" overlay_alone
check "and the overlay credit of others" overlay_more
check "who has a share gets no overlay credit in its place" overlay_who_shares
check "even shares are not given with other ones" even_shares
check "even shares are not given to nobody, nor taken away" even_nobody

# What two have written at once
rounds () { "$ctl" sync a.accord --once && "$ctl" sync b.accord --once && "$ctl" sync a.accord --once; } >/dev/null 2>&1
two_write () { "$ctl" set a.accord customer Kern "$1=+49 30 111" && "$ctl" set b.accord customer Kern "$1=+49 30 222" && rounds; } >/dev/null 2>&1
conflict () { "$ctl" conflicts a.accord --json | sed -n 's/.*"conflict" : \([0-9]*\).*/\1/p' | sed -n "$1p"; }
open_conflicts () { "$ctl" conflicts a.accord --json | grep -c '"open"'; }
mkdir share; "$ctl" new a.accord --currency EUR 2>/dev/null; printf 'name,phone\nKern,+49 30 1\n' > kern.csv; "$ctl" import a.accord kern.csv --kind customer >/dev/null 2>&1
"$ctl" sync a.accord --folder share --once >/dev/null 2>&1; "$ctl" sync b.accord --folder share --once >/dev/null 2>&1
for field in phone city note; do two_write "$field"; done
three () { same "$(open_conflicts)" 3; }
not_both () { ends 2 "$ctl" conflicts a.accord --keep "$(conflict 1)" --use-other "$(conflict 2)" && ends 2 "$ctl" conflicts a.accord --all --keep "$(conflict 1)" && three; }
no_number () { ends 2 "$ctl" conflicts a.accord --keep 0 && same "$(cat data)" "" && ends 2 "$ctl" conflicts a.accord --use-other -3 && three; }
no_conflict () { ends 1 "$ctl" conflicts a.accord --keep 4711 && has said "4711" && lacks said "--help" && three; }
kept () { local id; id=$(conflict 1); ends 0 "$ctl" conflicts a.accord --keep "$id" --json && json && has data "\"conflict\" : $id" && has data '"state" : "kept"' && same "$(open_conflicts)" 2; }
used () { local id; id=$(conflict 1); ends 0 "$ctl" conflicts a.accord --use-other "$id" --json && json && has data "\"conflict\" : $id" && lacks data '"open"' && same "$(open_conflicts)" 1; }
told () { ends 0 "$ctl" conflicts a.accord --keep "$(conflict 1)" && has said "settled" && ends 0 "$ctl" conflicts a.accord --json && json && same "$(cat data)" "[]"; }
check "two have written three fields" three
check "conflicts are not kept and replaced in one" not_both
check "conflicts refuses a number that none can have" no_number
check "a conflict that is not there is a failure" no_conflict
check "a conflict that is kept is printed as it stands then" kept
check "so is one whose other value is used" used
check "without JSON it is said" told

# Undo
"$ctl" set people.accord customer "Beta GmbH" city=Ulm 2>/dev/null
undo_none () { ends 2 "$ctl" undo people.accord --change 0 && ends 2 "$ctl" undo people.accord --change -1 && same "$(number people.accord customer --where city=Ulm)" 1; }
undo_no_such () { ends 1 "$ctl" undo people.accord --change 4711 && [ -s said ] && same "$(number people.accord customer --where city=Ulm)" 1; }
undo_it () { ends 0 "$ctl" undo people.accord --json && json && same "$(number people.accord customer --where city=Ulm)" 0; }
check "undo of no change takes nothing back" undo_none
check "nor of one that never was" undo_no_such
check "what was undone is JSON" undo_it

# Sharing
# Two rounds more after it is said, which come two seconds apart.
gone () { mv share away; "$ctl" sync a.accord >data 2>said & local pid=$! fine=0; await grep -q 'open conflicts' said || fine=1; sleep 5; kill -0 "$pid" || fine=1; kill "$pid"; wait "$pid"; mv away share
  [ "$fine" -eq 0 ] && has said "share" && same "$(grep -c 'open conflicts' said)" 1; }
gone_json () { mv share away; "$ctl" sync a.accord --json >data 2>said & local pid=$! fine=0; await json || fine=1; kill "$pid"; wait "$pid"; mv away share; [ "$fine" -eq 0 ] && json && has data '"unreachable"'; }
not_twice () { ends 2 "$ctl" sync a.accord --leave --take-out 1 && ends 2 "$ctl" sync a.accord --status --once && ends 2 "$ctl" sync a.accord --status --folder share && ends 0 "$ctl" sync a.accord --once; }
me () { "$ctl" sync "$1" --status --json | python3 -c 'import json, sys; print(*[c["id"] for c in json.load(sys.stdin)["computers"] if c["me"]])'; }
taken_out () { ends 0 "$ctl" sync a.accord --take-out "$(me b.accord)" --json && json && has data '"taken_out"' && ends 0 "$ctl" sync a.accord --once; }
ends_then () { ends 1 timeout 120 "$ctl" sync b.accord && has said "taken out"; }
left () { ends 0 "$ctl" sync a.accord --leave --json && json && has data '"left" : true'; }
check "sync says once that the folder is gone, and waits for it" gone
check "and says it as JSON at once" gone_json
check "sync does one thing at a time" not_twice
check "taking a computer out is JSON too" taken_out
check "who was taken out is told, and sync ends" ends_then
check "leaving is JSON too" left

# Pipelines
only_name () { ends 2 "$ctl" pipelines people.accord --name Small && has said "--add" && ends 0 "$ctl" pipelines people.accord --json && json && lacks data "Small"; }
check "a name without a pipeline to add is a usage error" only_name

# Every command, of a file that is not there, of one that somebody writes to, and of options that are given twice
no_file () { local c status; for c in "import x.accord kern.csv" "list x.accord deal" "show x.accord deal a" "set x.accord deal a name=b" "undo x.accord" "redo x.accord" "history x.accord" "report x.accord" \
  "report x.accord --pdf q.pdf" "due x.accord" "export x.accord deal --csv o.csv" "check x.accord" "check x.accord --repair" "backup x.accord y.accord" "field x.accord deal list" "field x.accord deal add A" \
  "duplicates x.accord" "merge x.accord a b" "person x.accord a" "erase x.accord a --yes" "flow x.accord" "quote x.accord a" "move x.accord a b" "pipelines x.accord" "sync x.accord --once" "sync x.accord --status" \
  "conflicts x.accord" "goals x.accord" "pool x.accord" "pool x.accord --return" "rules x.accord" "rules x.accord --run" "repair x.accord" "trash x.accord" "trash x.accord --empty --yes" "credit x.accord a" "standing x.accord a"; do
  status=0; "$ctl" $c --json >data 2>said || status=$?
  same "$status $(cat data)" "1 " && has said "x.accord" && [ ! -e x.accord ] || { echo "in: $c"; return 1; }; done; }
held () { "$ctl" new held.accord --currency EUR && "$ctl" import held.accord kern.csv --kind customer && mkdir held || return 1
  "$ctl" sync held.accord --folder held >round 2>&1 & local pid=$! fine=0 # who has sent something writes
  await grep -q . round && ends 1 "$ctl" set held.accord customer Kern city=Ulm && has said "accordctl sync" && has said "process" && ends 0 "$ctl" list held.accord customer --json && json && has data "Kern" && lacks data "Ulm" || fine=1
  kill "$pid"; wait "$pid"; return "$fine"; }
twice () { local c; for c in "undo people.accord --change 1 --change 2" "list people.accord customer --limit 1 --limit=2" "export people.accord customer --csv one.csv --csv two.csv" "trash people.accord --restore a --restore b"; do
  ends 2 "$ctl" $c && has said "twice" || return 1; done; ends 2 "$ctl" set people.accord customer "Beta GmbH" city=Ulm city=Kiel && has said "twice" && ends 2 "$ctl" merge people.accord a b --take phone=a --take phone=b && has said "twice" && [ ! -e one.csv ]; }
several () { ends 0 "$ctl" list people.accord customer --where city=Bonn --where "name=Beta GmbH" --json && json && has data "Beta" && ends 0 "$ctl" list people.accord customer --search --where --json; }
check "every command names a file that is not there, prints nothing and makes none" no_file
check "who may not write is told who writes, and may read" held
check "an option or a field that is given twice is a usage error" twice
check "but not what may be given several times, nor a value that looks like an option" several

# What is read from is never written over
printf 'Deal Name,Account,Stage\nWall,Beta GmbH,Won\n' > wall.csv; "$ctl" import people.accord wall.csv --kind deal >/dev/null 2>&1; ln -s people.accord linked.accord
spared () { local before c; before=$(cksum people.accord); for c in "export people.accord customer --csv people.accord" "export people.accord customer --json-file linked.accord" "person people.accord Nobody people.accord" "flow people.accord --svg ./people.accord" \
  "flow people.accord --pdf people.accord" "report people.accord --pdf people.accord" "quote people.accord Q --pdf people.accord" "import people.accord customers.csv --kind customer --rejected people.accord" "import people.accord customers.csv --kind customer --rejected customers.csv"; do
  ends 2 "$ctl" $c && has said "would be lost" || { echo "in: $c"; return 1; }; done; same "$(cksum people.accord)" "$before" && has customers.csv "Anna Schmidt"; }
check "no command writes over the file that it reads" spared

# What does not go together
together () { local c; for c in "export people.accord customer --csv o.csv --vcard-version 3.0" "export people.accord customer --xlsx o.xlsx --bom" "pool people.accord --return --within 3" "pool people.accord --within -1" "due people.accord --limit -1" \
  "report people.accord --all --kpi revenue" "report people.accord --pdf o.pdf --kpi revenue" "report people.accord --pdf o.pdf --by member" "report people.accord --role manager" "report people.accord --pdf o.pdf --role potato" "report people.accord --kpi=" \
  "field people.accord customer list --type date" "history people.accord --limit 0"; do
  ends 2 "$ctl" $c && [ -s said ] && same "$(cat data)" "" || { echo "in: $c"; return 1; }; done; [ ! -e o.csv ] && [ ! -e o.xlsx ] && [ ! -e o.pdf ]; }
moved () { ends 1 "$ctl" move people.accord Wall Needs --lost-to Packline && has said "--lost-to" && ends 1 "$ctl" move people.accord Wall Needs --date 2024-01-01 && has said "--date" && "$ctl" show people.accord deal Wall --json > now && has now '"stage" : "Won"'; }
limited () { "$ctl" set people.accord customer "Beta GmbH" city=Kiel && ends 0 "$ctl" history people.accord customer "Beta GmbH" --limit 1 --json && json && same "$(grep -c '"actor"' data)" 1; }
no_trash () { ends 1 "$ctl" trash people.accord --restore 00000000000000000000000000 && lacks said "--help"; }
check "options that do not go together are usage errors, and nothing is done" together
check "what says nothing of the stage is refused, and the deal stays" moved
check "the history of a record is limited, too" limited
check "a record that is not in the Trash is a failure" no_trash

# What is done is printed as JSON
as_json () { ends 0 "$ctl" person people.accord "Beta GmbH" out.json --json && json && has data '"file" : "out.json"' && ends 0 "$ctl" field people.accord customer add Grade --json && json && ends 0 "$ctl" undo people.accord --json && json && ends 0 "$ctl" redo people.accord --json && json &&
  ends 0 "$ctl" check people.accord --repair --json && json && ends 0 "$ctl" backup people.accord saved.accord --json && json && ends 0 "$ctl" pipelines people.accord --add short --json && json && ends 0 "$ctl" rules people.accord --run --json && json && ends 0 "$ctl" pool people.accord --return --json && json &&
  ends 0 "$ctl" credit people.accord Wall --clear --json && json && ends 0 "$ctl" duplicates people.accord --json && json && ends 0 "$ctl" report people.accord --pdf o.pdf --json && json && ends 0 "$ctl" trash people.accord --empty --yes --json && json; }
drawn () { ends 0 "$ctl" flow people.accord --svg flow.svg --pdf flow.pdf && has said "flow.svg" && has said "flow.pdf" && same "$(cat data)" ""; }
check "whatever was done is a whole document of JSON" as_json
check "what was drawn is said" drawn

finish
