#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The real sales file: imported by accordctl, its figures compared with SQL over the CSV files
# themselves, which knows nothing of Accord.
#   test-maven.sh ACCORDCTL SOURCE_ROOT SQLITE3
. "$(dirname -- "$(readlink -f -- "$0")")/tap.sh"
data=$root/../shared/data/maven-crm

[ -d "$data" ] || { echo "1..0 # SKIP ../shared/data/maven-crm is not there"; exit 0; }
[ -n "$sqlite3" ] || { echo "1..0 # SKIP the sqlite3 shell is not there"; exit 0; }
files="$data/sales_pipeline.csv $data/accounts.csv $data/products.csv $data/sales_teams.csv"

"$ctl" new team.accord --currency USD 2>/dev/null
# One row a file, put on one line: kind created updated unchanged rejected exact close made
summary ()
{
  "$sqlite3" :memory: "WITH j (r) AS (SELECT value FROM json_each (CAST (readfile ('$1') AS TEXT)))
    SELECT r ->> 'kind', r ->> 'created', r ->> 'updated', r ->> 'unchanged',
      json_array_length (r, '\$.rejected'), r ->> '\$.links.exact', r ->> '\$.links.close', r ->> '\$.links.made' FROM j"
}
count () { "$ctl" list team.accord "$1" --json > list.json; "$sqlite3" :memory: "SELECT json_array_length (CAST (readfile ('list.json') AS TEXT))"; }

first () { ends 0 "$ctl" import team.accord $files --json && cp data first.json && same "$(summary first.json)" "member|35|0|0|0|29|0|12
product|7|0|0|0|0|0|0
customer|85|0|0|0|15|0|0
deal|8800|0|0|0|23495|1480|0"; }
check "85 customers, 7 products, 35 agents, 8800 deals, whatever the order" first
close () { has first.json "GTXPro → GTX Pro (1,480 rows)"; }
lost () { has first.json "2,473 lost deals had the value 0: kept without an amount."; }
entered () { has first.json '"engage_date" : "entered:Engaging"'; }
check "GTXPro is a close match and said to be one" close
check "lost deals with the value 0 have no amount" lost
check "engage dates are entries into Engaging" entered
counts () { same "$(count customer) $(count product) $(count member) $(count team) $(count deal)" "85 7 41 6 8800"; }
check "six managers became members who lead six teams" counts
kept () { "$ctl" show team.accord customer "Acme Corporation" --json > acme && has acme '"industry" : "technolgy"'; }
parent () { "$ctl" show team.accord customer Cheers --json > cheers && has cheers '"parent" : "Massive Dynamic"'; }
lead () { "$ctl" show team.accord team "Dustin Brinkmann" --json > team && has team '"lead" : "Dustin Brinkmann"' && has team '"office" : "Central"'; }
check "what is written is kept as written" kept
check "a parent further down in the file is found" parent
check "managers lead their teams at their office" lead
again () { ends 0 "$ctl" import team.accord $files --json && same "$(summary data | cut -d'|' -f1-5)" "member|0|0|35|0
product|0|0|7|0
customer|0|0|85|0
deal|0|0|8800|0"; }
says () { ends 0 "$ctl" import team.accord $files && has data "Nothing changed"; }
history () { "$ctl" history team.accord --json > history.json && same "$(grep -c 'Imported' history.json)" 1; }
check "the same files again change nothing" again
check "and it says so" says
check "and leaves nothing to undo" history

# What Accord says, as kpi|group|value|numerator|denominator|n
accord ()
{
  "$ctl" report team.accord --kpi win-rate,revenue,sales-cycle --from 2017-01-01 --to 2018-01-01 "$@" --json > report.json
  "$sqlite3" :memory: "SELECT value ->> 'kpi', ifnull (value ->> 'group', 'TOTAL'),
      CASE WHEN value ->> 'value' IS NULL THEN '-' ELSE printf ('%.6f', value ->> 'value') END, value ->> 'n'
    FROM json_each (CAST (readfile ('report.json') AS TEXT)) ORDER BY 1, 2"
}

# The same from the CSV files alone: COLUMN is what to group by, or the text TOTAL.
sql ()
{
  "$sqlite3" :memory: ".mode list" ".import --csv $data/sales_pipeline.csv p" ".import --csv $data/sales_teams.csv t" "
    CREATE TABLE d AS SELECT $1 AS g, deal_stage AS s, CAST (close_value AS INTEGER) AS v,
        CAST (julianday (close_date) - julianday (engage_date) AS INTEGER) AS days
      FROM p JOIN t USING (sales_agent) WHERE close_date >= '2017-01-01' AND close_date < '2018-01-01';
    CREATE TABLE o AS SELECT g, days, row_number () OVER (PARTITION BY g ORDER BY days) AS r,
        count (*) OVER (PARTITION BY g) AS c FROM d WHERE s = 'Won';
    SELECT 'win-rate', g, printf ('%.6f', 1.0 * sum (s = 'Won') / count (*)), count (*) FROM d WHERE s IN ('Won', 'Lost') GROUP BY g
    UNION ALL SELECT 'revenue', g, printf ('%.6f', sum (v)), count (*) FROM d WHERE s = 'Won' GROUP BY g
    UNION ALL SELECT 'sales-cycle', g, printf ('%.6f', avg (days)), max (c) FROM o WHERE r IN ((c + 1) / 2, (c + 2) / 2) GROUP BY g
    ORDER BY 1, 2"
}

# The same from the views of the file itself, as a spreadsheet reads it: COLUMN of view_deals.
by_view ()
{
  "$sqlite3" "file:team.accord?mode=ro" ".mode list" "
    CREATE TEMP TABLE d AS SELECT ifnull ($1, '') AS g, outcome AS s, amount_minor / 100.0 AS v,
        CAST (julianday (closed_on) - julianday (opened_on) AS INTEGER) AS days
      FROM view_deals WHERE closed_on >= '2017-01-01' AND closed_on < '2018-01-01' AND outcome IN ('won', 'lost');
    CREATE TEMP TABLE o AS SELECT g, days, row_number () OVER (PARTITION BY g ORDER BY days) AS r,
        count (*) OVER (PARTITION BY g) AS c FROM d WHERE s = 'won';
    SELECT 'win-rate', g, printf ('%.6f', 1.0 * sum (s = 'won') / count (*)), count (*) FROM d GROUP BY g
    UNION ALL SELECT 'revenue', g, printf ('%.6f', sum (v)), count (*) FROM d WHERE s = 'won' GROUP BY g
    UNION ALL SELECT 'sales-cycle', g, printf ('%.6f', avg (days)), max (c) FROM o WHERE r IN ((c + 1) / 2, (c + 2) / 2) GROUP BY g
    ORDER BY 1, 2"
}
views () { for g in owner:member team:team product:product industry:customer.industry office:member.office; do
  accord --by "${g#*:}" | grep -v 'TOTAL' | grep -v '|-|0$' | sort > got; by_view "${g%%:*}" | sort > want
  [ -s want ] && diff want got || return 1; done; same "$(accord)" "$(by_view "'TOTAL'")"; }

total () { same "$(accord)" "$(sql "'TOTAL'")"; }
# Members without a closed deal have a dash, and no row in the SQL.
member () { accord --by member | grep -v 'TOTAL' | grep -v '|-|0$' > got; sql sales_agent > want; [ -s want ] && diff want got; }
product () { accord --by product | grep -v 'TOTAL' | grep -v '|-|0$' | sed 's/GTX Pro|/GTXPro|/' | sort > got; sql product | sort > want; [ -s want ] && diff want got; }
team () { accord --by team | grep -v 'TOTAL' | grep -v '|-|0$' > got; sql manager > want; [ -s want ] && diff want got; }
check "win rate, revenue and median cycle of 2017 agree with SQL" total
check "by member they agree with SQL" member
check "by product they agree with SQL" product
check "by team they agree with SQL" team
undone () { ends 0 "$ctl" undo team.accord && same "$(count customer) $(count member) $(count deal)" "0 0 0"; }
redone () { ends 0 "$ctl" redo team.accord && same "$(accord)" "$(sql "'TOTAL'")"; }
check "one undo takes all four files back" undone
check "redo brings every figure back" redone
shared () { uid=$("$ctl" list team.accord deal --where stage=Won --limit 1 --json | sed -n 's/.*"uid" : "\(.*\)".*/\1/p' | head -n 1)
  "$ctl" credit team.accord "$uid" "Anna Snelling=60" "Zane Levy=40" >/dev/null 2>&1 || return 1
  accord --by member | grep '^revenue' | grep -v 'TOTAL' | grep -v '|0$' | cut -d'|' -f2,3 > got
  "$sqlite3" "file:team.accord?mode=ro" ".mode list" "SELECT member, printf ('%.6f', sum (credited_minor) / 100.0) FROM view_credits
    WHERE outcome = 'won' AND closed_on >= '2017-01-01' AND closed_on < '2018-01-01' GROUP BY 1 ORDER BY 1" > want
  [ -s want ] && diff want got; }
check "the views that other programs read say the same, by member, team, product, sector and office" views
check "what members have of shared deals is in a view too" shared
finish
