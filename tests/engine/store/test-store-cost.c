/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a deed costs in the file: records that were made are their own history, and only edits write rows of the journal.
 * Counted in the tables themselves, by hand. */

#include "accord-config.h"

#include <sqlite3.h>
#include "accord-rank.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)

typedef struct {
  gint64 sets, spans, changes;
} Rows;

static Rows
count_rows (AccordWorkspace *workspace)
{
  const char *path = accord_workspace_get_path (workspace);

  return (Rows) { fixture_sql (path, "SELECT count(*) FROM txn"), fixture_sql (path, "SELECT count(*) FROM span"),
                  fixture_sql (path, "SELECT count(*) FROM chg") };
}

static void
assert_more (AccordWorkspace *workspace, const Rows *before, gint64 sets, gint64 spans, gint64 changes)
{
  Rows now = count_rows (workspace);

  g_assert_cmpint (now.sets - before->sets, ==, sets);
  g_assert_cmpint (now.spans - before->spans, ==, spans);
  g_assert_cmpint (now.changes - before->changes, ==, changes);
}

static void
create_many (AccordWorkspace *workspace, guint n)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Many");

  for (guint i = 0; i < n; i++)
    {
      gint64 id = accord_edit_create (edit, CUSTOMER);

      accord_edit_set_text (edit, CUSTOMER, id, "name", "Nordwind");
      accord_edit_set_text (edit, CUSTOMER, id, "city", "Kiel");
    }
  accord_change_set_unref (accord_test_commit (workspace, g_steal_pointer (&edit)));
}

static void
test_creation (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  Rows before = count_rows (workspace);

  create_many (workspace, 500);
  assert_more (workspace, &before, 1, 1, 0);
  accord_test_drop (workspace);
}

static void
test_edit (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", "city", "Kiel", NULL);
  Rows before = count_rows (workspace);
  AccordEdit *edit = accord_edit_new ("Two fields");
  g_autofree char *data = NULL;

  accord_edit_set_text (edit, CUSTOMER, id, "name", "Südwind");
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Ulm");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_more (workspace, &before, 1, 0, 1);
  /* What was there, and what is there now; the clocks behind them are not of this test. */
  data = fixture_sql_text (accord_workspace_get_path (workspace),
                           "SELECT group_concat(key || ' ' || json_extract(value,'$[0]') || '>' || json_extract(value,'$[1]'), '; ')"
                           " FROM (SELECT * FROM json_each((SELECT data FROM chg ORDER BY seq DESC LIMIT 1)) ORDER BY key)");
  g_assert_cmpstr (data, ==, "city Kiel>Ulm; name Nordwind>Südwind");
  accord_test_drop (workspace);
}

static void
test_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  Rows before = count_rows (workspace);

  accord_test_set (workspace, CUSTOMER, id, "name", "Nordwind");
  assert_more (workspace, &before, 0, 0, 0);
  accord_test_drop (workspace);
}

static void
test_move (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Identify"));
  gint64 deal = accord_test_create (workspace, DEAL, "name", "Pumps", "stage", first, NULL);
  g_autofree char *rank = accord_rank_nth (7);
  Rows before = count_rows (workspace);
  AccordEdit *edit = accord_edit_new ("Move");
  g_autofree char *fields = NULL;

  accord_edit_set_both (edit, DEAL, deal, "stage", accord_test_stage (workspace, "Negotiate"), rank);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_more (workspace, &before, 1, 1, 1); /* the deal's row changed, its stage event was made */
  fields = fixture_sql_text (accord_workspace_get_path (workspace),
                             "SELECT group_concat(key) FROM json_each((SELECT data FROM chg ORDER BY seq DESC LIMIT 1))");
  g_assert_cmpstr (fields, ==, "stage,entry_odds"); /* with its place in the column: one register */
  accord_test_drop (workspace);
}

static void
test_undo (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  Rows before;

  create_many (workspace, 500);
  before = count_rows (workspace);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  assert_more (workspace, &before, 1, 1, 0);
  accord_test_drop (workspace);
}

/* SQLite's count of its memory is a lock around every allocation, and only before its first use is it left out. */
static void
test_memory (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  g_assert_cmpint (sqlite3_memory_used (), ==, 0);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/cost/no-thread-waits-for-a-count-of-memory", test_memory);
  g_test_add_func ("/store/cost/five-hundred-new-records-are-one-span-and-no-row", test_creation);
  g_test_add_func ("/store/cost/an-edit-of-two-fields-is-one-row-with-old-and-new", test_edit);
  g_test_add_func ("/store/cost/what-changes-nothing-writes-nothing", test_nothing);
  g_test_add_func ("/store/cost/a-move-is-one-field-and-one-event", test_move);
  g_test_add_func ("/store/cost/undoing-five-hundred-is-one-span", test_undo);
  return g_test_run ();
}
