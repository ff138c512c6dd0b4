#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every command of accordctl, on small files: what it prints, where, and the status it ends with.
#   test-ctl.sh ACCORDCTL SOURCE_ROOT
. "$(dirname -- "$(readlink -f -- "$0")")/tap.sh"

printf 'Company,Phone,City\nAlpha,030 111,Berlin\n王伟贸易,010 222,北京\n' > customers.csv
printf 'Opportunity ID,Deal Name,Account,Stage,Amount,Created,Close date\n' > deals.csv
printf 'D1,Roof,Alpha,Won,1000.50,2017-01-01,2017-01-11\n' >> deals.csv
printf 'D2,Door,Alpha,Lost,,2017-01-01,2017-02-01\nD3,Wall,王伟贸易,Needs,70,2017-03-01,\n' >> deals.csv

uid () { "$ctl" list team.accord "$1" --where "name=$2" --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p'; }
names () { "$ctl" list team.accord "$@" --json 2>/dev/null | sed -n 's/.*"name" : "\(.*\)".*/\1/p' | tr '\n' ' '; }

new_makes () { ends 0 "$ctl" new team.accord --currency USD && [ -f team.accord ] && same "$(cat data)" ""; }
new_keeps () { before=$(cksum team.accord); ends 1 "$ctl" new team.accord --currency EUR && same "$(cksum team.accord)" "$before" && same "$(cat data)" ""; }
new_asks () { ends 2 "$ctl" new other.accord --currency POTATO && [ ! -e other.accord ]; }
check "new makes a file and says so on standard error" new_makes
check "new refuses to overwrite" new_keeps
check "new refuses a currency that is none" new_asks

every_command () { ends 0 "$ctl" --help && has data "import " && has data "repair " && has data "accordctl COMMAND --help"; }
no_command () { ends 2 "$ctl" && has said "--help"; }
bad_command () { ends 2 "$ctl" frobnicate && has said "frobnicate"; }
bad_option () { ends 2 "$ctl" list team.accord deal --frobnicate && has said "frobnicate"; }
too_few () { ends 2 "$ctl" show team.accord deal && has said "FILE KIND UID"; }
bad_kind () { ends 2 "$ctl" list team.accord potato && has said "customer"; }
all_help () { for c in new import list show set undo redo history report due standing export check backup field duplicates merge person erase flow quote move pipelines sync conflicts goals pool rules tickets repair trash credit; do
  ends 0 "$ctl" "$c" --help && has data "accordctl $c" && has data "--json" || return 1; done; }
check "a missing command is a usage error" no_command
check "an unknown command is a usage error" bad_command
check "an unknown option is a usage error" bad_option
check "missing arguments are named" too_few
check "an unknown kind names the kinds there are" bad_kind
check "the help names every command" every_command
check "every command has a help text and --json" all_help
help_one () { ends 0 "$ctl" help import && has data "accordctl import" && has data "--date-order"; }
small () { ends 0 "$ctl" new small.accord --currency usd --json && has data '"currency" : "USD"'; }
check "help of one command is its own help" help_one
check "a currency may be written small" small
printf 'hello\n' > hello.accord; : > nothing.csv; mkdir -p folder
foreign () { ends 1 "$ctl" list hello.accord deal && has said "is not an Accord workspace" && lacks said "exec:"; }
folder () { ends 1 "$ctl" list folder deal && has said "is a folder" && ends 1 "$ctl" import team.accord folder && has said "is a folder"; }
no_table () { ends 1 "$ctl" import team.accord team.accord && has said "is a database"; }
nothing () { ends 1 "$ctl" import team.accord nothing.csv && has said "is empty" && ends 1 "$ctl" import team.accord nothing.csv --kind customer && has said "is empty"; }
no_source () { ends 1 "$ctl" import team.accord none.csv && has said "There is no file" && has said "none.csv”"; }
check "a file that is no workspace is told in words" foreign
check "a folder in place of a file is told" folder
check "a workspace is not imported as a table" no_table
check "an empty file is called empty" nothing
check "a file that is not there is named" no_source
missing () { ends 1 "$ctl" list nothing.accord deal && has said "nothing.accord" && [ ! -e nothing.accord ]; }
check "a missing file is an error and is not made" missing

dry () { ends 0 "$ctl" import team.accord customers.csv --dry-run --json && has data '"created" : 2' && same "$(names customer)" ""; }
import () { ends 0 "$ctl" import team.accord deals.csv customers.csv --json && has data '"kind" : "deal"' && has data '"created" : 3' && lacks said "accordctl:"; }
again () { ends 0 "$ctl" import team.accord deals.csv customers.csv && has data "Nothing changed"; }
check "a dry run counts and writes nothing" dry
check "import finds kinds and order by itself" import
check "the same files again change nothing and say so" again
printf 'Who,Phone,E-mail\nGamma,030 3,none\nDelta,030 4,d@x.org\n' > people.csv
rejects () { ends 1 "$ctl" import team.accord people.csv --kind customer --map "Who=name" --json && has data '"line" : 2' && has data '"created" : 1' && has said "1 row was not imported"; }
bad_map () { ends 1 "$ctl" import team.accord people.csv --kind customer --map "Nope=name" && has said "Nope" && has said "Who"; }
bad_order () { ends 2 "$ctl" import team.accord people.csv --date-order dym; }
check "a rejected row is named and the status is not 0" rejects
check "a mapping of no column names the columns there are" bad_map
check "an unknown date order is a usage error" bad_order
"$ctl" undo team.accord 2>/dev/null

mkdir -p a b; printf 'Who,E-mail\n,a@x.org\n' > a/p.csv; printf 'Who,E-mail\n,b@x.org\n' > b/p.csv
namesakes () { ends 1 "$ctl" import team.accord a/p.csv b/p.csv --kind customer --map "Who=name" --rejected no.csv --dry-run && has no-p-1.csv "a@x.org" && has no-p-2.csv "b@x.org"; }
check "rejected rows of two files of one name go to two files" namesakes
for i in {1..25}; do echo ",$i@x.org"; done > many; { echo Who,E-mail; cat many; } > many.csv
more () { ends 1 "$ctl" import team.accord many.csv --kind customer --map "Who=name" --dry-run && has data "5 more rows" && has data "--rejected"; }
check "of many rejected rows the first are told, and how many more" more
full () { ! "$ctl" list team.accord deal > /dev/full 2>said && has said "Not all could be printed"; }
check "what could not be printed is an error" full
no_language () { ends 0 env -u LANG -u LC_CTYPE LC_ALL=C "$ctl" list team.accord customer --search 王伟 && has data "王伟贸易" && ends 1 env LC_ALL=C "$ctl" show team.accord customer 李娜 && has said "“李娜”"; }
check "Chinese is understood and written where no language is set" no_language
where () { same "$(names deal --where stage=Won)" "Roof "; }
wheres () { same "$(names deal --where customer=Alpha --where 'amount>=1000')" "Roof "; }
pinyin () { same "$(names customer --search wangwei)" "王伟贸易 "; }
sorted () { same "$(names deal --sort -name --limit 2)" "Wall Roof "; }
columns () { ends 0 "$ctl" list team.accord deal --columns name,amount --where reference=D1 && has data "Roof" && lacks data "Alpha"; }
bad_where () { ends 2 "$ctl" list team.accord deal --where potato=1 && has said "potato"; }
check "list --where" where
check "list takes several conditions" wheres
check "list --search finds by pinyin" pinyin
check "list --sort and --limit" sorted
check "list --columns" columns
check "list refuses an unknown field" bad_where
bad_link () { ends 2 "$ctl" list team.accord deal --where stage=Wonn --json && has said "Wonn" && has said "“Won”?" && has said "Needs" && same "$(cat data)" ""; }
bad_choice () { ends 2 "$ctl" list team.accord customer --where type=compny && has said "“company”?" && has said "person"; }
bad_not () { ends 2 "$ctl" list team.accord deal --where "stage!=Won|Lots" && has said "Lots" && has said "“Lost”?"; }
bad_owner () { ends 2 "$ctl" list team.accord customer --where owner=Nobody && has said "no “Nobody” for owner"; }
bad_export () { ends 2 "$ctl" export team.accord deal --csv wonn.csv --where stage=Wonn && has said "Wonn" && [ ! -e wonn.csv ]; }
by_label () { same "$(names customer --where type=Company --sort name --limit 1)" "Alpha " && same "$(names deal --where stage=won)" "Roof "; }
check "a stage that there is none of is refused with those there are" bad_link
check "a choice that there is none of is refused with the one that was meant" bad_choice
check "so is one of several, and one that is left out" bad_not
check "a field without values says so" bad_owner
check "export refuses them before it writes" bad_export
check "choices are found by what they are called, links in any case of letters" by_label
no_limit () { same "$(names deal --sort name --limit 0)" "$(names deal --sort name)" && same "$(names deal --sort name --limit 0)" "Door Roof Wall " && ends 0 "$ctl" list --help && has data "0, as without it: all"; }
bad_limit () { ends 2 "$ctl" list team.accord deal --limit -1 && has said "negative"; }
check "a limit of 0 is none, and the help says so" no_limit
check "a negative limit is a usage error" bad_limit
any_of () { same "$(names deal --where 'stage=Won|Lost' --where 'amount=1000..1000000')" "Roof "; }
by_filter () { same "$(names deal --filter '{"filter":1,"kind":"deal","any":[{"field":"stage","op":"is","values":[{"title":"Won"}]}]}')" "Roof "; }
bad_filter () { ends 2 "$ctl" list team.accord deal --filter '{"filter":2}' && has said "filter"; }
check "list takes any of several values and ranges" any_of
check "list takes a filter of a saved view" by_filter
check "list refuses a filter that it does not understand" bad_filter

id=$(uid customer Alpha)
show () { ends 0 "$ctl" show team.accord customer "$id" --json && has data '"phone" : "030 111"'; }
prefix () { ends 0 "$ctl" show team.accord customer "${id:0:24}" && has data "Alpha"; }
title () { ends 0 "$ctl" show team.accord customer 王伟贸易 --json && has data "北京"; }
nobody () { ends 1 "$ctl" show team.accord customer Nobody && has said "Nobody" && same "$(cat data)" ""; }
check "show by id" show
check "show by the beginning of an id" prefix
check "show by title" title
check "show of nothing fails" nobody

set_phone () { ends 0 "$ctl" set team.accord customer "$id" phone="+49 30 1234567" && "$ctl" show team.accord customer "$id" --json > now && has now '"phone" : "+49 30 1234567"'; }
set_stage () { ends 0 "$ctl" set team.accord deal Wall stage=Won customer=Alpha && "$ctl" show team.accord deal Wall --json > now && has now '"stage" : "Won"' && has now '"customer" : "Alpha"' && lacks now '"closed_on" : null'; }
set_empty () { ends 0 "$ctl" set team.accord customer "$id" city= && "$ctl" show team.accord customer "$id" --json > now && has now '"city" : null'; }
set_bad () { ends 1 "$ctl" set team.accord deal Wall amount=lots && has said "lots"; }
set_unknown () { ends 2 "$ctl" set team.accord deal Wall size=1 && has said "size"; }
set_note () { ends 0 "$ctl" set team.accord customer "$id" "note=It is a long story that does not end where a column of a table would end" && ends 0 "$ctl" show team.accord customer "$id" && has data "a column of a table would end" && "$ctl" undo team.accord 2>/dev/null; }
check "show cuts nothing" set_note
check "set changes a field" set_phone
check "set takes links by title and stages by name" set_stage
check "set with nothing clears" set_empty
check "set refuses what the field does not take" set_bad
check "set refuses an unknown field" set_unknown

history () { ends 0 "$ctl" history team.accord customer "$id" --json && has data '"field" : "phone"' && has data '"from" : "030 111"' && has data '"to" : "+49 30 1234567"' && has data '"operation" : "created"'; }
whole () { ends 0 "$ctl" history team.accord --json && has data "Imported 2 files"; }
check "history tells who changed what, from, to" history
check "history of the whole file" whole
undo () { "$ctl" undo team.accord 2>/dev/null && "$ctl" show team.accord customer "$id" --json > now && has now '"city" : "Berlin"'; }
redo () { ends 0 "$ctl" redo team.accord --json && has data '"done"' && "$ctl" show team.accord customer "$id" --json > now && has now '"city" : null'; }
no_redo () { ends 1 "$ctl" redo team.accord && [ -s said ]; }
undo_told () { ends 0 "$ctl" history team.accord && has data "Undid: Changed “Alpha”"; }
check "undo takes the last change back" undo
check "history tells an undo from what it took back" undo_told
check "redo does it again" redo
check "nothing to redo is an error" no_redo

report () { ends 0 "$ctl" report team.accord --kpi win-rate,revenue --from 2017-01-01 --to 2018-01-01 --json && has data '"kpi" : "win-rate"' && has data '"group" : null' && has data '"value" : 0.5' && has data '"value" : 1000.5' && has data '"currency" : "USD"'; }
records () { ends 0 "$ctl" report team.accord --kpi win-rate,velocity --from 2017-01-01 --to 2018-01-01 --records --json && has data '"part" : "Won"' && has data '"part" : "Won or lost"' && has data '"kind" : "deal"' && has data '"of" : "open-deals"'; }
by () { ends 0 "$ctl" report team.accord --kpi revenue --by customer.city && has data "Total"; }
# As many figures as the catalogue has.
every_kpi () { local n; ends 0 "$ctl" report team.accord --list --json && has data '"kpi" : "revisit-completion"' && has data '"formula" : "F01"' && has data '"explanation" : ' && n=$(grep -c '"kpi"' data) && [ "$n" -ge 64 ] && ends 0 "$ctl" report team.accord --all --json && [ "$(grep -c '"kpi"' data)" -eq "$n" ]; }
bad_kpi () { ends 2 "$ctl" report team.accord --kpi potato && has said "potato"; }
bad_day () { ends 2 "$ctl" report team.accord --from yesterday && has said "yesterday"; }
check "report counts by close date and prints money in units" report
check "report --records tells what a figure is made of" records
check "report --by a customer's field" by
paper () { ends 0 "$ctl" report team.accord --pdf q.pdf --json && has data '"file" : "q.pdf"' && same "$(head -c 5 q.pdf)" "%PDF-"; }
check "the printable report says where it is" paper
check "report tells every figure of the catalogue" every_kpi
check "report refuses an unknown figure" bad_kpi
goals () { printf 'name,figure,period,begins,ends,amount\nSpring,revenue,quarter,2017-01-01,2017-03-31,2001\n' > goals.csv &&
  "$ctl" import team.accord goals.csv >/dev/null 2>&1 && ends 0 "$ctl" goals team.accord --on 2017-02-01 --json &&
  has data '"source" : "set"' && has data '"goal" : 2001' && has data '"reached" : 1000.5' && has data '"attainment" : 0.5' &&
  ends 0 "$ctl" goals team.accord --on 2017-02-01 && has data "Attainment" &&
  "$ctl" undo team.accord >/dev/null 2>&1; }
bad_goals () { ends 2 "$ctl" goals team.accord --kpi potato && has said "potato"; }
bad_period () { ends 2 "$ctl" goals team.accord --period week && has said "week"; }
pool_uid () { "$ctl" list pool.accord workspace --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p'; }
# Alpha was last talked to in 2020, Beta never, since today: one day makes one of them due.
pool_returns () { printf 'Company,Owner\nAlpha,Anna\nBeta,Anna\n' > pool.csv &&
  printf 'Subject,Type,Company,Completed at,Owner\nCall,call,Alpha,2020-01-05 09:00,Anna\n' > talk.csv &&
  "$ctl" new pool.accord --currency EUR 2>/dev/null && "$ctl" import pool.accord pool.csv talk.csv >/dev/null 2>&1 &&
  "$ctl" set pool.accord workspace "$(pool_uid)" pool_idle_days=1 2>/dev/null &&
  ends 0 "$ctl" pool pool.accord --within 3 && has data "Alpha" && has data "Beta" && has data "No contact" &&
  ends 0 "$ctl" pool pool.accord --return && has data "Alpha" && lacks data "Beta" &&
  ends 0 "$ctl" list pool.accord customer --where "owner=" && has data "Alpha" && lacks data "Beta" &&
  ends 0 "$ctl" pool pool.accord --return && lacks data "Alpha" &&
  ends 0 "$ctl" undo pool.accord && ends 0 "$ctl" pool pool.accord && has data "Alpha"; }
check "pool gives back who is due and nobody else, and one undo takes it back" pool_returns
pool () { ends 0 "$ctl" pool team.accord --json && has data "["; }
check "goals tell how much of one is reached, in units" goals
check "goals refuse an unknown figure" bad_goals
check "goals refuse an unknown period" bad_period
check "pool lists what is due, which is nothing without rules" pool
# Reported on a Monday of the last weeks; all day and night are working hours, so that the time is over by any clock.
tickets_go_up () { local day; day=$(date -u -d '-5 days' +%F)
  printf 'Company\nAlpha\n' > firm.csv && printf 'Name,Role\nAnna,Service\nZoe,Manager\n' > staff.csv &&
  printf 'Ticket number,Subject,Account,Type,Priority,Opened at,Assignee\nT-9,Line stands still,Alpha,fault,urgent,%s 09:00,Anna\n' "$day" > faults.csv &&
  "$ctl" new tickets.accord --currency EUR 2>/dev/null && "$ctl" import tickets.accord firm.csv --kind customer >/dev/null 2>&1 &&
  "$ctl" import tickets.accord staff.csv --kind member >/dev/null 2>&1 && "$ctl" import tickets.accord faults.csv --kind ticket >/dev/null 2>&1 &&
  "$ctl" set tickets.accord workspace "$("$ctl" list tickets.accord workspace --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p')" "work_hours=Mo-Su 00:00-24:00" 2>/dev/null &&
  ends 0 "$ctl" tickets tickets.accord && has data "T-9" && has data "Zoe" && has data "twice the time" &&
  ends 0 "$ctl" tickets tickets.accord --json && has data '"level" : "head"' && has data '"to" : "Zoe"' &&
  ends 0 "$ctl" tickets tickets.accord --escalate && has data "T-9" &&
  ends 0 "$ctl" list tickets.accord ticket --where "escalated_to=Zoe" && has data "Line stands still" &&
  ends 0 "$ctl" tickets tickets.accord && lacks data "T-9" &&
  ends 0 "$ctl" undo tickets.accord && ends 0 "$ctl" list tickets.accord ticket --where "escalated_to=Zoe" && lacks data "Line stands still" &&
  ends 0 "$ctl" tickets tickets.accord --escalate && lacks data "T-9"; }
check "tickets lists whose time is over and who takes them, escalates them once, and one undo takes it back for good" tickets_go_up
check "report refuses an unknown date" bad_day

flow () { ends 0 "$ctl" flow team.accord && has said "bottleneck" && has data "Entered" && ends 0 "$ctl" flow team.accord --json && has data '"entered" :' && ends 0 "$ctl" flow team.accord --svg flow.svg --pdf flow.pdf && grep -q "</svg>" flow.svg && [[ $(head -c 5 flow.pdf) == "%PDF-" ]] &&
  ends 0 "$ctl" flow team.accord --svg lanes.svg --roles && grep -q "</svg>" lanes.svg && ! cmp -s flow.svg lanes.svg; }
bad_flow () { ends 1 "$ctl" flow team.accord --pipeline Nowhere && ends 1 "$ctl" flow team.accord --svg none/flow.svg; }
no_day () { for c in "flow --from yesterday" "report --kpi revenue --to 31.12.2017" "due --until 2017-13-01" "goals --on x"; do
  ends 2 "$ctl" ${c%% *} team.accord ${c#* } && has said "is not a date such as 2017-01-31" || return 1; done; }
no_period () { for c in flow "report --kpi revenue"; do
  ends 2 "$ctl" ${c%% *} team.accord $([[ $c == *\ * ]] && echo "${c#* }") --from 2017-02-01 --to 2017-02-01 && has said "ends before it begins" || return 1; done; }
check "what is no day is named, by every command that takes one" no_day
check "a period of no days is a usage error" no_period
check "flow prints and draws the process of a pipeline" flow
check "flow names no other pipeline and leaves no half file" bad_flow
buyers () { ends 0 "$ctl" report team.accord --kpi active-customers,new-customers,repeat-rate,retention,average-order --from 2017-01-01 --to 2018-01-01 --json && has data '"kpi" : "new-customers"' && has data '"kpi" : "retention"'; }
due () { ends 0 "$ctl" due team.accord --json && same "$(cat data)" "[]" && ends 0 "$ctl" due team.accord --until 2999-01-01 --limit 1 --json && has data '"verified" : null' && has data '"verify_days" : 180' && ends 0 "$ctl" due team.accord --until 2999-01-01 --limit 1 && has data "Verify by" && has data "Never" && same "$(wc -l < data)" 2; }
bad_due () { ends 2 "$ctl" due team.accord --until soon && has said "soon"; }
check "report tells the figures about customers" buyers
standing () { ends 0 "$ctl" standing team.accord "$id" --json && has data '"churn_risk" : "' && has data '"affinity" : [' && ends 0 "$ctl" standing team.accord "$id" && has data "Churn Risk" && ends 1 "$ctl" standing team.accord nobody; }
check "standing tells the churn risk and what is bought more of" standing
check "due lists whose facts should be checked" due
check "due refuses an unknown date" bad_due

export () { ends 0 "$ctl" export team.accord deal --csv out.csv --json && has data '"rows" : 3' && has out.csv "Accord ID,Name,Reference,Stage" && has out.csv "Roof,D1,Won,Alpha"; }
back () { ends 0 "$ctl" import team.accord out.csv --kind deal --json && has data '"unchanged" : 3'; }
nowhere () { ends 1 "$ctl" export team.accord deal --csv missing/out.csv && has said "missing/out.csv"; }
check "export writes what import reads" export
check "an exported file changes nothing when it comes back" back
check "export to a folder that is not there fails" nowhere
cat > labels.vcf <<'CARD'
BEGIN:VCARD
VERSION:3.0
FN:Ada Lovelace
N:Lovelace;Ada;;;
TEL;TYPE=HOME:+49 30 111111
item1.TEL:+49 30 333333
item1.X-ABLabel:Yacht
EMAIL;TYPE=WORK:ada@work.example
END:VCARD
CARD
labels () { ends 0 "$ctl" new labels.accord --currency EUR && ends 0 "$ctl" import labels.accord labels.vcf && ends 0 "$ctl" export labels.accord customer --vcard labels-out.vcf &&
  has labels-out.vcf "TEL;TYPE=home;PREF=1:+49 30 111111" && has labels-out.vcf "EMAIL;TYPE=work;PREF=1:ada@work.example" && has labels-out.vcf "X-ABLabel:Yacht"; }
labels_stay () { ends 0 "$ctl" import labels.accord labels-out.vcf --json && has data '"created" : 0' && has data '"updated" : 0'; }
check "labels of a card, also custom ones, come out as they went in" labels
check "the card that was written changes nothing when it is read" labels_stay

every_export () { for f in xlsx vcard json-file; do ends 0 "$ctl" export team.accord customer --$f out.$f --json && has data '"rows" : ' || return 1; done; }
every_back () { for f in xlsx vcard json-file; do ends 0 "$ctl" import team.accord out.$f --json && has data '"created" : 0' && has data '"updated" : 0' || return 1; done; }
some_columns () { ends 0 "$ctl" export team.accord customer --csv some.csv --columns name,city --bom && has some.csv "Name,City" && lacks some.csv "Accord ID"; }
two_ways () { ends 2 "$ctl" export team.accord customer --csv a.csv --xlsx a.xlsx && has said "once"; }
no_cards () { ends 1 "$ctl" export team.accord deal --vcard a.vcf && has said "customers and contacts"; }
check "export writes workbooks, cards and JSON" every_export
check "each of them changes nothing when it comes back" every_back
check "export --columns writes those alone" some_columns
check "export to two files is refused" two_ways
check "cards of deals are refused" no_cards

printf 'x;y\nWer;Ort\nK\366ln AG;K\366ln\n;Bonn\n' >odd.csv
odd () { ends 1 "$ctl" import team.accord odd.csv --kind customer --map Wer=name --map Ort=city --encoding latin1 --separator ';' --header-line 2 --rejected bad.csv --remember --json && has data '"created" : 1' && has bad.csv "Wer,Ort,Reason" && has bad.csv ",Bonn,"; }
recalled () { ends 1 "$ctl" import team.accord odd.csv --separator ';' --header-line 2 --mode skip --json && has data '"kind" : "customer"' && has data '"skipped" : 1'; }
bad_mode () { ends 2 "$ctl" import team.accord odd.csv --mode maybe && has said "keep-both"; }
bad_encoding () { ends 2 "$ctl" import team.accord odd.csv --encoding klingon && has said "UTF-8"; }
bad_match () { ends 1 "$ctl" import team.accord odd.csv --separator ';' --header-line 2 --match phone && has said "phone"; }
check "import takes encoding, separator and header line, and hands rejected rows back" odd
check "a remembered file is read the same way again" recalled
check "import refuses an unknown mode" bad_mode
check "import refuses an unknown encoding" bad_encoding
check "import refuses a match key that no column goes to" bad_match

printf 'Company,Phone,E-mail\nOmega Bau GmbH,030 1234567,\nOmega Bau,+49 30 1234567,info@omega.de\n' > twins.csv
"$ctl" new twins.accord 2>/dev/null; "$ctl" import twins.accord twins.csv --kind customer 2>/dev/null >&2
twin () { "$ctl" list twins.accord customer --where "name=$1" --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p'; }
one=$(twin "Omega Bau GmbH") two=$(twin "Omega Bau")
duplicates () { ends 0 "$ctl" duplicates twins.accord --json && has data '"same phone"' && has data "$one" && has data "$two" && has data '"scanned" : 2'; }
duplicates_table () { ends 0 "$ctl" duplicates twins.accord && has data "same phone" && has data "Omega Bau GmbH"; }
likelier () { ends 0 "$ctl" duplicates twins.accord --min-score 100 --json && lacks data "$one"; }
no_duplicates () { ends 2 "$ctl" duplicates twins.accord --kind deal && has said "customers and contacts"; }
bad_score () { ends 2 "$ctl" duplicates twins.accord --min-score 0 && has said "0"; }
check "duplicates names pairs with reasons" duplicates
check "duplicates as a table" duplicates_table
check "duplicates --min-score" likelier
check "duplicates of other kinds is a usage error" no_duplicates
check "duplicates refuses a score that is none" bad_score
merge () { ends 0 "$ctl" merge twins.accord "$one" "$two" --take "name=$two" --json && has data '"label" : "Merged “Omega Bau” into “Omega Bau GmbH”"' && "$ctl" show twins.accord customer "$two" --json > now && has now "$one" && has now '"name" : "Omega Bau"' && has now '"email" : "info@omega.de"'; }
merge_self () { ends 1 "$ctl" merge twins.accord "$one" "$one" && [ -s said ]; }
merge_bad () { ends 1 "$ctl" merge twins.accord "$one" "$two" --take "potato=$two" && has said "potato"; }
unmerge () { change=$("$ctl" history twins.accord --json | grep -B6 'Merged' | sed -n 's/.*"change" : \([0-9]*\).*/\1/p' | head -n 1); ends 0 "$ctl" undo twins.accord --change "$change" && "$ctl" show twins.accord customer "$two" --json > now && has now "\"uid\" : \"$two\""; }
check "merge refuses a field that is none" merge_bad
check "merge makes one of two, and the id of the other leads to it" merge
check "merge with itself is refused" merge_self
printf 'Company,City\nOmega Bau GmbH,Kiel\nOmega Bau,Bonn\n' > alias.csv
alias () { ends 0 "$ctl" import twins.accord alias.csv --kind customer --json && has data '"created" : 0' && "$ctl" list twins.accord customer --json > now && same "$(grep -c '"uid"' now)" 1; }
check "import finds the survivor by the name of the one merged" alias
"$ctl" undo twins.accord 2>/dev/null
"$ctl" set twins.accord customer "$one" city=Bonn 2>/dev/null
check "undo --change takes a merge back later" unmerge
printf 'Quote number,Deal,Status,Date,Tax rate\nQ-0012,Roof,draft,2026-01-05,19\n' > quotes.csv
printf 'Quote number,Description,Quantity,Unit price,Discount\nQ-0012,Tiles,12.5,40,10\n' > quote_lines.csv
quote_in () { ends 0 "$ctl" import team.accord quotes.csv && ends 0 "$ctl" import team.accord quote_lines.csv; }
quote_shown () { ends 0 "$ctl" quote team.accord Q-0012 && has data "450.00" && has data "85.50" && has data "Total USD: 535.50"; }
quote_written () { ends 0 "$ctl" quote team.accord Q-0012 --pdf quote.pdf && same "$(head -c 5 quote.pdf)" "%PDF-"; }
quote_nowhere () { ends 1 "$ctl" quote team.accord Q-0012 --pdf none/quote.pdf && has said "none/quote.pdf"; }
check "quotes and their lines are imported" quote_in
check "a quote is added up: 12.5 at 40 less 10 %, 19 % tax" quote_shown
quote_json () { ends 0 "$ctl" quote team.accord Q-0012 --json && has data '"net" : "450.00"' && has data '"amount" : "535.50"' && ends 0 "$ctl" quote team.accord Q-0012 --pdf quote.pdf --json && has data '"file" : "quote.pdf"'; }
check "a quote is JSON too" quote_json
check "a quote is written as PDF" quote_written
check "a quote that cannot be written says where" quote_nowhere
printf 'Ticket number,Subject,Customer,Type,Status,Priority,Created\nT-0077,Pump leaks,Alpha,Complaint,In progress,Urgent,2026-01-05\n,Where is it?,Alpha,Question,,,2026-01-06\n' > tickets.csv
ticket_in () { ends 0 "$ctl" import team.accord tickets.csv --json && has data '"kind" : "ticket"' && has data '"created" : 2' && "$ctl" show team.accord ticket "Where is it?" --json > now && has now '"number" : "T-0078"' && has now '"state" : "new"'; }
ticket_listed () { ends 0 "$ctl" list team.accord ticket --where state=working --where customer=Alpha --columns number,subject && has data "T-0077" && lacks data "Where"; }
ticket_waits () { ends 1 "$ctl" set team.accord ticket "Pump leaks" state=held && has said "write a reason" && ends 0 "$ctl" set team.accord ticket "Pump leaks" state=held reason="The gasket is ordered"; }
ticket_over () { ends 0 "$ctl" set team.accord ticket "Pump leaks" state=resolved && "$ctl" show team.accord ticket "Pump leaks" --json > now && has now '"state" : "resolved"' && has now '"reason" : null' && lacks now '"resolved_at" : null'; }
ticket_no_way () { ends 1 "$ctl" set team.accord ticket "Pump leaks" state=waiting && has said "Being revisited"; }
ticket_back () { ends 0 "$ctl" undo team.accord && "$ctl" show team.accord ticket "Pump leaks" --json > now && has now '"state" : "held"' && has now '"resolved_at" : null'; }
ticket_out () { ends 0 "$ctl" export team.accord ticket --csv tickets-out.csv && has tickets-out.csv "T-0078" && ends 0 "$ctl" import team.accord tickets-out.csv --kind ticket --json && has data '"unchanged" : 2'; }
check "tickets are imported, and one without a number gets the next" ticket_in
check "tickets are listed by their state" ticket_listed
check "a ticket on hold needs a reason" ticket_waits
check "a resolved ticket keeps when, and forgets why it waited" ticket_over
check "a ticket goes only where its state leads" ticket_no_way
check "undo takes state and times of a ticket back" ticket_back
check "tickets that were exported change nothing when they come back" ticket_out
person () { ends 0 "$ctl" person twins.accord "$two" --json out.json && has out.json '"personal" : true' && has out.json "info@omega.de" && [ "$(stat -c %a out.json)" = 600 ]; }
careful () { ends 2 "$ctl" erase twins.accord "$two" && has said "--yes" && ends 0 "$ctl" show twins.accord customer "$two" && has data "Omega"; }
erase () { keeps_copies && ends 0 env XDG_DATA_HOME="$PWD/kept" "$ctl" erase twins.accord "$two" --yes --json && has data '"clean" : true' && has said "Backups" && ! grep -aq "info@omega.de" twins.accord && ends 0 "$ctl" check twins.accord; }
kept () { echo "$PWD/kept/accord/backups/twins-$(printf %s "$PWD/twins.accord" | sha256sum | cut -c1-8)"; }
keeps_copies () { mkdir -p "$(kept)" && cp twins.accord "$(kept)/2020-01-01.accord" && grep -aq "info@omega.de" "$(kept)"/*; }
renewed () { ! grep -aq "info@omega.de" "$(kept)"/* && [ ! -e "$(kept)/2020-01-01.accord" ] && [ -e "$(kept)/$(date +%F).accord" ]; }
check "person writes a file that only its owner may read" person
check "erase asks for --yes" careful
printf 'Company,Phone\nTheta GmbH,030 771\n' > theta.csv
trashed () { ends 0 "$ctl" new bin.accord && ends 0 "$ctl" import bin.accord theta.csv --kind customer --map "Company=name" && ends 0 "$ctl" undo bin.accord && ends 0 "$ctl" trash bin.accord --list --json && has data "Theta GmbH"; }
brought () { uid=$("$ctl" trash bin.accord | awk '{print $2; exit}'); ends 0 "$ctl" trash bin.accord --restore "$uid" && has said "Theta GmbH" && ends 0 "$ctl" list bin.accord customer && has data "Theta GmbH" && ends 0 "$ctl" undo bin.accord; }
emptied () { ends 2 "$ctl" trash bin.accord --empty && has said "--yes" && ends 0 "$ctl" trash bin.accord --empty --yes --json && has data '"emptied" : 1' && ends 0 "$ctl" trash bin.accord && lacks data "Theta" && ends 0 "$ctl" check bin.accord; }
check "the Trash is listed" trashed
check "a record is brought back from the Trash" brought
check "the Trash is emptied for good, if --yes is said" emptied
check "erase leaves nothing in the file" erase
check "erase leaves nothing in daily copies" renewed

whole_file () { ends 0 "$ctl" check team.accord --json && has data '"whole" : true'; }
backup () { ends 0 "$ctl" backup team.accord copy.accord && ends 0 "$ctl" check copy.accord && ends 0 "$ctl" list copy.accord deal --where reference=D1 && has data "Roof"; }
keep () { ends 1 "$ctl" backup team.accord copy.accord; }
check "check finds the file whole" whole_file
check "backup is a whole workspace" backup
mends () { ends 0 "$ctl" check copy.accord --repair && has said "is whole"; }
check "check --repair makes totals anew and leaves a whole workspace" mends
check "backup refuses to overwrite" keep
cp copy.accord hurt.accord; dd if=/dev/zero of=hurt.accord bs=100 count=1 conv=notrunc status=none; cp hurt.accord hurt.before
hurt () { ends 1 "$ctl" check hurt.accord && has said "damaged"; }
would_repair () { ends 0 "$ctl" repair hurt.accord --dry-run && has said "Nothing was written" && [ ! -e "hurt (repaired).accord" ]; }
repair () { ends 0 "$ctl" repair hurt.accord --to mended.accord --json && has data '"kind" : "deal"' && has data '"lost" : 0' && cmp hurt.accord hurt.before && ends 0 "$ctl" check mended.accord && ends 0 "$ctl" list mended.accord deal --where reference=D1 && has data "Roof"; }
repair_keeps () { ends 1 "$ctl" repair hurt.accord --to mended.accord && has said "exists already"; }
no_repair () { ends 1 "$ctl" repair none.accord && has said "none.accord"; }
check "a damaged file is told by check" hurt
check "a repair is shown before it is done" would_repair
check "repair makes a whole workspace and leaves the damaged one as it was" repair
check "repair refuses to overwrite" repair_keeps
check "repair of no file is an error" no_repair
damaged () { head -c 20000 /dev/zero > zero.accord && ends 1 "$ctl" check zero.accord && [ -s said ]; }
check "check of a file that is no workspace fails" damaged
"$ctl" new own.accord --currency EUR 2>/dev/null
printf 'Company,Grade,Contract until\nAlpha,Gold,2027-03-31\nBeta,Silver,\n' > own.csv
field_adds () { ends 0 "$ctl" field own.accord customer add Grade --type choice --choices 'Gold|Silver' && has said "Grade" &&
  ends 0 "$ctl" field own.accord customer add 'Contract until' --type date && ends 0 "$ctl" field own.accord customer list && has data "Gold|Silver" && has data "Contract until"; }
field_imports () { ends 0 "$ctl" import own.accord own.csv --kind customer --json && has data '"created" : 2'; }
field_filters () { ends 0 "$ctl" list own.accord customer --where Grade=Gold --columns 'name,Grade,contract until' && has data "Alpha" && has data "Gold" && lacks data "Beta"; }
field_sets () { ends 0 "$ctl" set own.accord customer Beta Grade=Gold && ends 0 "$ctl" show own.accord customer Beta && has data "Grade" && has data "Gold" &&
  ends 0 "$ctl" history own.accord customer Beta && has data "Silver"; }
field_wrong () { ends 1 "$ctl" set own.accord customer Beta Grade=Tin && has said "Grade"; }
field_exports () { ends 0 "$ctl" export own.accord customer --csv own-out.csv && has own-out.csv "Grade,Contract until"; }
field_retires () { ends 0 "$ctl" field own.accord customer retire Grade && ends 2 "$ctl" list own.accord customer --where Grade=Gold && has said "Grade" &&
  ends 0 "$ctl" field own.accord customer use Grade && ends 0 "$ctl" list own.accord customer --where Grade=Gold && has data "Beta"; }
field_renames () { ends 0 "$ctl" field own.accord customer rename Grade Rank && ends 0 "$ctl" list own.accord customer --where Rank=Gold && has data "Beta" && ends 0 "$ctl" undo own.accord; }
field_refuses () { ends 1 "$ctl" field own.accord customer add grade && has said "already" && ends 2 "$ctl" field own.accord customer paint Grade && has said "retire"; }
check "field adds fields and lists them" field_adds
check "columns of a file become values of own fields" field_imports
field_over_links () { uid=$("$ctl" list own.accord customer --where "name=Alpha" --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p') &&
  ends 0 "$ctl" list own.accord customer --columns name,tier,complete --sort -complete && has data "Completeness" &&
  ends 0 "$ctl" list own.accord deal --columns name,customer.Grade --where customer.Grade=Gold && has data "Customer: Grade"; }
check "own fields are reached over links, computed ones are columns" field_over_links
check "list filters and shows own fields by their label" field_filters
check "set, show and history know own fields" field_sets
check "a choice that is none is refused" field_wrong
check "export writes own fields" field_exports
check "a retired field is gone, and back with its values" field_retires
check "a field is called otherwise and keeps its values" field_renames
check "field refuses what there is already and what it does not know" field_refuses

"$ctl" new move.accord --currency USD 2>/dev/null && "$ctl" import move.accord customers.csv deals.csv 2>/dev/null >/dev/null
move_lost () { ends 1 "$ctl" move move.accord Wall Lost && has said "Why it was lost"; }
move_reason () { ends 0 "$ctl" move move.accord Wall Lost --reason Price --lost-to Packline --date 2024-02-03 --json && has data '"stage" : "Lost"' && has data '"lost_reason" : "Price"' && has data '"competitor" : "Packline"' && has data '"closed_on" : "2024-02-03"'; }
move_back () { ends 0 "$ctl" move move.accord Wall Needs --json && has data '"lost_reason" : null' && has data '"closed_on" : null'; }
move_nowhere () { ends 1 "$ctl" move move.accord Wall Moon && has said "Moon"; }
pipelines () { ends 0 "$ctl" pipelines move.accord --json && has data '"name" : "Needs"' && has data '"outcome" : "lost"'; }
add_pipeline () { ends 0 "$ctl" pipelines move.accord --add short --name "Small sales" --json && has data '"name" : "Small sales"' && has data '"name" : "Proposal and quote"'; }
transfer () { ends 0 "$ctl" move move.accord Wall "Proposal and quote" --pipeline "Small sales" --json && has data '"stage" : "Proposal and quote"'; }
transfer_nowhere () { ends 1 "$ctl" move move.accord Wall Present --pipeline "Small sales" && has said "no stage “Present”" && "$ctl" show move.accord deal Wall --json > now && has now '"stage" : "Proposal and quote"'; }
undo_three () { "$ctl" undo move.accord 2>/dev/null && "$ctl" undo move.accord 2>/dev/null && "$ctl" undo move.accord 2>/dev/null && "$ctl" undo move.accord 2>/dev/null && "$ctl" show move.accord deal Wall --json > now && has now '"stage" : "Needs"'; }
bad_process () { ends 2 "$ctl" pipelines move.accord --add potato && has said "potato" && has said "key-account"; }
check "a deal is not lost without a reason" move_lost
check "move keeps reason, competitor and day" move_reason
check "a deal that is reopened has neither" move_back
check "move to no stage fails" move_nowhere
check "pipelines are listed with their stages" pipelines
check "a shipped pipeline is added" add_pipeline
check "a deal goes to another pipeline" transfer
check "a deal never goes to a pipeline that was not named" transfer_nowhere
check "each of it is one undo" undo_three
check "a process that is not shipped is a usage error" bad_process

cp move.accord words.accord
words () { "$ctl" set words.accord customer Alpha lifecycle=repeat 2>/dev/null && ends 0 "$ctl" report words.accord --kpi win-rate --by customer.lifecycle --records && has data "Repeat buyer" && ! grep -w repeat data; }
check "report --records tells groups in words" words

printf 'name\nAnn Weber\nBob Li\nCy\n' > people.csv
"$ctl" import move.accord people.csv --kind member 2>/dev/null >/dev/null
credit_none () { ends 0 "$ctl" credit move.accord Roof && has said "its owner has everything"; }
credit_ninety () { ends 1 "$ctl" credit move.accord Roof "Ann Weber=60" "Bob Li=30" && has said "come to 90%"; }
credit_thirds () { ends 0 "$ctl" credit move.accord Roof "Ann Weber" "Bob Li" Cy --even && has data "33.34%" && has data "33.33%"; }
credit_counts () { ends 0 "$ctl" report move.accord --kpi revenue --by member && has data "333.57" && has data "333.47" && has data "333.46" && ends 0 "$ctl" report move.accord --kpi revenue --by member --json && has data '"shared" : 1'; }
credit_overlay () { ends 0 "$ctl" credit move.accord Roof "Ann Weber=100" --overlay Cy=50 --json && has data '"overlay" : true' && ends 0 "$ctl" report move.accord --kpi overlay-credit --json && has data '"numerator" : 500.25'; }
credit_export () { ends 0 "$ctl" export move.accord deal_credit --csv credits.csv && has credits.csv "Ann Weber" && has credits.csv "100"; }
credit_import () { ends 0 "$ctl" credit move.accord Roof --clear && ends 0 "$ctl" import move.accord credits.csv && ends 0 "$ctl" credit move.accord Roof && has data "Ann Weber" && has data "50%" && ends 0 "$ctl" import move.accord credits.csv && has data "Nothing changed"; }
credit_bad () { printf 'deal,member,share\nDoor,Ann Weber,60\n' > bad.csv; ends 1 "$ctl" import move.accord bad.csv --kind deal_credit && has said "come to 60%" && ends 0 "$ctl" credit move.accord Door && has said "everything"; }
check "a deal without shares is its owner's" credit_none
check "shares that are not 100 % are refused" credit_ninety
check "shares are given evenly" credit_thirds
check "revenue by member follows them to the cent" credit_counts
check "overlay credit stands beside them" credit_overlay
check "shares are exported" credit_export
check "and come back from the file, which then changes nothing" credit_import
check "a file whose shares are not 100 % changes nothing" credit_bad

finish
