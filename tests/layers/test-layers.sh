#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The rule of the house, shown by the compiler: a folder that includes what lies above it does not
# compile, and nothing but the journal can write. Also what can be read off the source: who writes
# SQL, who knows whom, how files begin and what they are called.
#
#   test-layers.sh SOURCE BUILD NM CC…
set -uo pipefail
src=$1/src
build=$2
nm=$3
shift 3
[[ ${1##*/} != ccache ]] || shift # it would look each question up and find none
cc=("$@")
n=0
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$build" || exit 1

# What each folder may include. A folder that is not named here is a failure of its own.
reports="engine/report engine/report/book engine/report/care engine/report/search engine/report/team"
declare -A sees=(
  [engine/core]=""
  [engine/model]="engine/core"
  [engine/store]="engine/core engine/model engine/store/sql engine/store/write engine/store/sqlite"
  [engine/journal]="engine/core engine/model engine/store engine/store/write"
  [engine/backups]="engine/core engine/model engine/store engine/journal"
  [engine/duplicates]="engine/core engine/model engine/store engine/journal"
  [engine/privacy]="engine/core engine/model engine/store engine/journal"
  [engine/offers]="engine/core engine/model engine/store engine/journal $reports engine/drawing"
  [engine/letters]="engine/core engine/model engine/store engine/journal"
  [engine/automation]="engine/core engine/model engine/store engine/journal engine/letters"
  [engine/formats]="engine/core"
  [engine/exchange]="engine/core engine/formats engine/model engine/store engine/journal"
  [engine/report/care]="engine/core engine/model engine/store engine/store/sql engine/journal"
  [engine/report/search]="engine/core engine/model engine/store engine/store/sql engine/journal"
  [engine/report/team]="engine/core engine/model engine/store engine/store/sql engine/journal"
  [engine/report/book]="engine/core engine/model engine/store engine/store/sql engine/journal engine/report/care"
  [engine/report]="engine/core engine/model engine/store engine/store/sql engine/journal ${reports#* }"
  [engine/calendar]="engine/core engine/formats engine/model engine/store engine/journal $reports"
  [engine/sync]="engine/core engine/model engine/store engine/journal"
  [engine/repair]="engine/core engine/model engine/store engine/journal engine/backups engine/sync"
  [engine/drawing]="engine/core engine/model engine/store engine/journal $reports"
  [engine/analysis]="engine/core engine/model engine/store engine/journal $reports engine/drawing"
  [desktop/widgets]="engine/core engine/model"
  [desktop/lists]="engine/core engine/model engine/store engine/journal $reports"
)
read_only="engine/core engine/model engine/store engine/journal $reports"
shown="$read_only desktop/lists desktop/widgets"
sees[desktop/records]=$shown
sees[desktop/tables]="$shown desktop/records engine/exchange engine/formats"
sees[desktop/figures]="$shown desktop/records engine/drawing engine/analysis"
parts="care customers deals goals help letters palette pipeline team today trash insights views"
for part in $parts; do
  sees[desktop/$part]="$shown desktop/records"
done
sees[desktop/customers]+=" desktop/tables engine/offers"
sees[desktop/views]+=" desktop/tables desktop/figures engine/drawing engine/analysis"
sees[desktop/team]+=" desktop/figures engine/drawing engine/analysis"
sees[desktop/goals]+=" desktop/figures engine/drawing engine/analysis"
sees[desktop/insights]+=" desktop/figures engine/drawing engine/analysis"
sees[desktop/deals]+=" engine/offers"
sees[desktop/letters]+=" engine/letters engine/automation engine/calendar"
sees[desktop/care]+=" engine/duplicates engine/exchange engine/formats engine/privacy"
sees[desktop/palette]+=" engine/exchange engine/formats"
sees[desktop/sharing]="$shown desktop/records engine/sync"
sees[desktop/assistant]="$shown desktop/records engine/exchange engine/formats"
sees[desktop/app]="$shown engine/backups engine/repair engine/sync engine/letters engine/automation engine/drawing engine/analysis engine/offers desktop/records desktop/tables desktop/figures desktop/assistant desktop/sharing engine/exchange engine/formats"
for part in $parts; do
  sees[desktop/app]+=" desktop/$part"
done
sees[ctl]="$read_only engine/drawing engine/analysis engine/automation engine/letters engine/duplicates engine/exchange engine/formats engine/offers engine/privacy engine/sync engine/backups engine/repair"

# NAME PROBLEMS: passes when there are none.
report ()
{
  n=$((n + 1))
  if [[ -z $2 ]]; then
    echo "ok $n - $1"
  else
    failed=$((failed + 1))
    echo "not ok $n - $1"
    sed 's/^/# /' <<< "$2" | head -n 20
  fi
}

skip ()
{
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}

# The headers of each folder, read once.
declare -A headers_of
while IFS=$'\t' read -r folder header; do
  headers_of[$folder]+=$header$'\n'
done < <(find "$src" -name '*.h' -printf '%P\n' | sort | sed -E 's,/([^/]*)$,\t\1,')

headers ()
{
  printf '%s' "${headers_of[$1]-}"
}

# The first header of each that others may include.
declare -A first_of
for folder in "${!headers_of[@]}"; do
  for header in ${headers_of[$folder]}; do
    [[ $header == *private* ]] || { first_of[$folder]=$header; break; }
  done
done

# The include path of each folder, as the build has it: of the first of its files that is compiled.
declare -A paths
read_paths ()
{
  local folder path
  while IFS=$'\t' read -r folder path; do
    paths[$folder]=$path
  done < <(grep '"command":' compile_commands.json | awk '
    match ($0, /[\/ ]src\/[a-z\/]+\/[a-z0-9-]+\.c"?,?$/) {
      folder = substr ($0, RSTART + 5)
      sub (/\/[^\/]*$/, "", folder)
      if (folder in seen)
        next
      seen[folder] = 1
      path = ""
      rest = $0
      while (match (rest, / (-I|-isystem ?)[^ ]+/)) {
        path = path substr (rest, RSTART, RLENGTH)
        rest = substr (rest, RSTART + RLENGTH)
      }
      print folder "\t" path
    }')
}

compiles ()
{
  printf '#include "%s"\n' "$2" > "$scratch/one.c"
  # shellcheck disable=SC2086
  "${cc[@]}" -fsyntax-only -std=gnu17 ${paths[$1]} "${@:3}" "$scratch/one.c" > "$scratch/said" 2>&1
}

refuses ()
{
  ! compiles "$1" "$2" && grep -q "$2.*No such file" "$scratch/said"
}

all_folders=$(find "$src" -name '*.h' -printf '%h\n' | sort -u | sed "s,^$src/,,")

# Which of the folders lie above this one, or beside it.
above ()
{
  local folder
  for folder in $all_folders; do
    [[ $folder == "$1" || " ${sees[$1]} " == *" $folder "* ]] || echo "$folder"
  done
}

# Every header of all these folders that the compiler would find for FOLDER, its own by their quotes: asked of it in
# one go, "HEADER of FOLDER" for each.
found_by ()
{
  local folder=$1 other header
  shift
  for other; do
    for header in ${headers_of[$other]-}; do
      printf '#if __has_include("%s")\nfound "%s of %s"\n#endif\n' "$header" "$header" "$other"
    done
  done > "$scratch/all.c"
  # shellcheck disable=SC2086
  "${cc[@]}" -E -P -std=gnu17 ${paths[$folder]} -iquote "$src/$folder" "$scratch/all.c" | sed -n 's/^found "\(.*\)"$/\1/p'
}

check_folder ()
{
  local folder=$1 other header problems="" others found
  others=$(above "$folder")
  # shellcheck disable=SC2086
  found=$'\n'$(found_by "$folder" "$folder" ${sees[$folder]} $others)$'\n'
  # That they compile the build has shown; here they must be found, or nothing that is not found says anything.
  for other in "$folder" ${sees[$folder]}; do
    header=${first_of[$other]-}
    [[ -z $header || $found == *$'\n'"$header of $other"$'\n'* ]] || problems+="$header of $other is out of reach"$'\n'
  done
  for other in $others; do
    [[ $found != *" of $other"$'\n'* ]] || problems+="can be included: $(grep " of $other\$" <<< "$found")"$'\n'
  done
  # What the compiler says it would not find does not compile either.
  for other in $others; do
    header=${first_of[$other]-}
    [[ -n $header ]] || continue
    refuses "$folder" "$header" || problems+="$header of $other can be included"$'\n'
    break
  done
  report "$folder does not compile with what lies above it" "${problems%$'\n'}"
}

check_unreachable ()
{
  local header=$1 folder problems=""
  shift
  for folder; do
    [[ -n ${paths[$folder]-} ]] || continue
    refuses "$folder" "$header" || problems+="$folder can include $header"$'\n'
  done
  report "$header is out of reach for $(sed 's,[a-z/]*/,,g' <<< "$*")" "${problems%$'\n'}"
}

# SYMBOLS LIBRARY…: libraries that use such symbols without defining them.
users_of ()
{
  local pattern=$1 library
  for library in $(find src -name 'libaccord-*.a'); do
    if "$nm" "$library" 2>/dev/null | awk -v p="$pattern" '
        NF == 2 && $1 == "U" && $2 ~ p { used[$2] = 1 }
        NF == 3 && $2 ~ /[TtDdRrBb]/ { own[$3] = 1 }
        END { for (s in used) if (!(s in own)) { found = 1 } exit !found }'; then
      basename "$library"
    fi
  done | sort | tr '\n' ' '
}

for folder in "${!sees[@]}"; do echo "$folder"; done | sort > "$scratch/known"
read_paths
while read -r folder; do
  if [[ -z ${paths[$folder]-} ]]; then
    skip "$folder does not compile with what lies above it" "not part of this build"
  else
    check_folder "$folder"
  fi
done < "$scratch/known"
report "every folder has its place in the order" \
  "$(find "$src" -name '*.c' -printf '%h\n' | sort -u | sed "s,^$src/,," | grep -vxFf "$scratch/known" |
     grep -vE '^engine/(store/(sql|write|sqlite)|model/kinds)$')"

beyond="engine/drawing engine/analysis engine/duplicates engine/exchange engine/offers engine/privacy engine/sync desktop/lists desktop/widgets desktop/records desktop/tables desktop/figures
  desktop/customers desktop/deals desktop/pipeline desktop/team desktop/today desktop/goals desktop/trash desktop/insights desktop/views desktop/care desktop/assistant desktop/sharing desktop/app ctl"
# shellcheck disable=SC2086
{
  check_unreachable accord-writer.h $reports $beyond
  check_unreachable accord-database.h engine/journal $reports $beyond
  check_unreachable accord-statement.h engine/journal $beyond
}
reach=""
compiles engine/journal accord-writer.h || reach+="the journal cannot write"$'\n'
compiles engine/report accord-statement.h || reach+="reports cannot ask"
report "the journal can write and reports can ask" "$reach"

users=$(users_of '^sqlite3_')
report "only the store calls SQLite" "$([[ $users == "libaccord-store.a " ]] || echo "called by: $users")"
users=$(users_of '^accord_(store_write$|writer_)')
report "only the journal calls the writer" "$([[ $users == "libaccord-journal.a " ]] || echo "called by: $users")"

cd "$src" || exit 1
report "no include climbs out of its folder" "$(grep -rnE '#include +"[^"]*\.\.?/' . --include='*.[ch]')"
report "SQL is written in store and report alone" \
  "$(grep -rnE '"[^"]*(SELECT |INSERT INTO |UPDATE [^"]* SET |DELETE FROM )' . --include='*.[ch]' |
     grep -vE '^\./engine/(store|report)/')"
report "SQL is found where it is" \
  "$(grep -rqE '"[^"]*SELECT ' engine/store || echo "the search for SQL finds none in the store")"
report "every file begins with its licence" \
  "$(find . \( -name '*.[ch]' -o -name meson.build \) -print0 | sort -z |
     xargs -0 awk 'FNR == 1 { if ($0 !~ /SPDX-License-Identifier: GPL-3.0-or-later/) print FILENAME; nextfile }')"
report "no file is called util, helper, common or misc" \
  "$(find . -type f | grep -iE '/[^/]*(util|helper|common|misc)[^/]*$')"

strangers=""
for part in $parts; do
  [[ -d desktop/$part ]] || continue
  for other in $parts app; do
    [[ $other == "$part" ]] || headers "desktop/$other" | sed 's/.*/#include "&"/'
  done > "$scratch/theirs"
  strangers+=$(grep -rnFf "$scratch/theirs" "desktop/$part" --include='*.[ch]')
done
report "parts of the window do not include one another" "$strangers"

# GTK and libadwaita stop what moves where the desktop says so (gtk-enable-animations). What runs by the frame here
# waits for a first frame or for a row to be in sight, makes a piece of what is below the fold in each, or follows a pointer that is held; nothing moves by itself.
report "nothing moves but by what the desktop can stop" \
  "$(grep -rlE 'gtk_widget_add_tick_callback|gdk_frame_clock_begin_updating|g_timeout_add *\((1[0-9]|[0-9]|2[0-9]|3[0-9]),' desktop --include='*.c' |
     grep -vE '/accord-(window-log|board-scroll|customers-list-rows|customers-urgent|assistant|today-page|today-page-top|today-states|pipeline-pane|lazy-rows|come-up|frame-hold|dialog-focus|scroll-to|field-reveal|insights-page|plot-card-words)\.c$'
     grep -nE '@keyframes|animation(-name)? *:' ../ui/style.css)"

# Left out: the number pad and others that are the same key; digits above 3, of which 1 stands for all on the sheet.
report "every key that a widget hears stands on the sheet of shortcuts" \
  "$(grep -rhoE 'GDK_KEY_[A-Za-z0-9_]+' desktop --include='*.c' | sed 's/GDK_KEY_//' | sort -u |
     grep -vE '^(KP_.*|ISO_.*|PRESS|[4-9A-Z])$' |
     while read -r key; do
       grep -qE "\"(<[A-Za-z]+>)*$key\"" desktop/app/accord-actions.c || echo "$key is not in accord-actions.c"
     done)"

echo "1..$n"
[[ $failed -eq 0 ]]
