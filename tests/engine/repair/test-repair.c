/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sort of damage: what can be read, what the backup has and what the shared folder was told is in the repaired
 * file, what is lost is counted, and the damaged file is as it was. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include "accord-backups.h"
#include "accord-bulk.h"
#include "accord-date.h"
#include "accord-erasure.h"
#include "accord-purge.h"
#include "accord-repair.h"
#include "accord-sync-share.h"
#include "accord-test.h"
#include "damage.h"

#define CUSTOMER (&accord_customer_kind)
#define ACTIVITY (&accord_activity_kind)
#define MANY     60
#define TODAY    (accord_date_from_ymd (2026, 11, 22))

/* A closed file with MANY customers, each with a telephone number, which of every third was changed after yesterday's
 * backup to end in 99; the last has an activity. */
typedef struct {
  char *path;
  char *folder; /* shared, or NULL */
  GPtrArray *names;
} Team;

static char *
phone_of (int i, gboolean later)
{
  return g_strdup_printf ("+49 30 55500%03d%s", i, later && i % 3 == 0 ? "99" : "");
}

static void
share_once (AccordWorkspace *workspace, const char *folder)
{
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, folder);
  g_autoptr (AccordSyncStatus) status = accord_test_boxed (accord_sync_round (sync));

  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
}

static void
change_some (AccordWorkspace *workspace)
{
  for (int i = 0; i < MANY; i += 3)
    {
      g_autofree char *later = phone_of (i, TRUE);

      accord_test_set (workspace, CUSTOMER, i + 1, "phone", later);
    }
}

static Team *
team_new (gboolean backup, gboolean shared)
{
  Team *team = g_new0 (Team, 1);
  AccordWorkspace *workspace = accord_test_workspace ();

  team->path = g_strdup (accord_workspace_get_path (workspace));
  team->names = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < MANY; i++)
    {
      char *name = g_strdup_printf ("Customer %03d of the long name that fills a page, 恒瑞", i);
      g_autofree char *phone = phone_of (i, FALSE);

      g_ptr_array_add (team->names, name);
      g_assert_cmpint (accord_test_create (workspace, CUSTOMER, "name", name, "phone", phone, "note", "Met at the fair, wants to hear of offers.", NULL), ==, i + 1);
    }
  if (shared)
    {
      team->folder = g_dir_make_tmp ("accord-repair-share-XXXXXX", NULL);
      accord_test_done (accord_sync_set_folder (workspace, team->folder));
      share_once (workspace, team->folder);
    }
  if (backup)
    accord_test_done (accord_backups_make (workspace, TODAY - 1));
  change_some (workspace);
  if (shared)
    share_once (workspace, team->folder);
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  accord_test_idle ();
  return team;
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
team_free (Team *team)
{
  g_autofree char *folder = g_path_get_dirname (team->path);
  g_autofree char *backups = accord_backups_folder (team->path);

  remove_tree (folder);
  remove_tree (backups);
  if (team->folder != NULL)
    remove_tree (team->folder);
  g_ptr_array_unref (team->names);
  g_free (team->folder);
  g_free (team->path);
  g_free (team);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Team, team_free)

static AccordRepair *
repair (Team *team)
{
  AccordRepair *made = accord_test_boxed (accord_repair_prepare (team->path, NULL, NULL));
  g_autofree char *problems = g_strjoinv ("\n", made->problems);

  g_assert_cmpstr (problems, ==, "");
  return made;
}

static AccordRepairKind
customers_of (const AccordRepair *made)
{
  for (guint i = 0; i < made->kinds->len; i++)
    if (g_array_index (made->kinds, AccordRepairKind, i).kind == CUSTOMER)
      return g_array_index (made->kinds, AccordRepairKind, i);
  g_assert_not_reached ();
}

static AccordRecord *
find (AccordWorkspace *workspace, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (accord_query_add_text (query, "name", ACCORD_OP_IS, name));
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  return found->len == 1 ? accord_record_ref (found->pdata[0]) : NULL;
}

static void
close_workspace (AccordWorkspace *workspace)
{
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  accord_test_idle ();
}

/* Customers that are there with what they were last told to have. */
static guint
count_latest (Team *team, AccordRepair *made)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  guint n = 0;

  for (guint i = 0; i < team->names->len; i++)
    {
      g_autoptr (AccordRecord) record = find (workspace, team->names->pdata[i]);
      g_autofree char *phone = phone_of ((int) i, TRUE);

      n += record != NULL && g_strcmp0 (accord_record_text (record, "phone"), phone) == 0;
    }
  close_workspace (workspace);
  return n;
}

static guint
count_history (AccordRepair *made, gint64 customer)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_READ_ONLY));
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), CUSTOMER, customer));
  guint n = lines->len;

  close_workspace (workspace);
  return n;
}

static guint
middle_leaf (Team *team, const char *table)
{
  g_autoptr (GArray) leaves = damage_leaves (team->path, table);

  g_assert_cmpuint (leaves->len, >, 2);
  return g_array_index (leaves, guint, leaves->len / 2);
}

static void
test_a_broken_index_loses_nothing (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  static const char *const indexes[] = { "customer_name", "customer_uid" };

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      g_autoptr (GArray) leaves = damage_leaves (team->path, indexes[i]);

      for (guint k = 0; k < leaves->len; k++)
        damage_zero (team->path, g_array_index (leaves, guint, k));
    }
  made = repair (team);
  g_assert_true (made->is_whole);
  g_assert_cmpint (made->n_lost, ==, 0);
  g_assert_cmpint (made->n_changes_lost, ==, 0);
  g_assert_cmpint (customers_of (made).n_read, ==, MANY);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
  g_assert_cmpuint (count_history (made, 1), ==, 2); /* made, then the number */
}

static void
test_a_lost_page_comes_from_the_backup_with_later_changes (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  guint page = middle_leaf (team, "customer"), rows = damage_cells (team->path, page);

  g_assert_cmpuint (rows, >, 3);
  damage_zero (team->path, page);
  made = repair (team);
  g_assert_false (made->is_whole);
  g_assert_cmpint (customers_of (made).n_read, ==, MANY - rows);
  g_assert_cmpint (customers_of (made).n_backup, ==, rows);
  g_assert_cmpint (made->n_lost, ==, 0);
  g_assert_cmpint (made->backup_day, ==, TODAY - 1);
  g_assert_cmpint (made->n_replayed, >=, rows / 3);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

#define ALONE    5  /* deleted by itself */
#define BACK     7  /* deleted and restored */
#define GONE     9  /* deleted for good */
#define FIRST    20 /* to LAST: deleted at once, without a row of the journal for each */
#define LAST     45

static gboolean
delete_many (AccordBulk *bulk, gpointer data, GError **error)
{
  for (gint64 id = FIRST; id <= LAST; id++)
    g_assert_true (accord_bulk_delete (bulk, CUSTOMER, id, error));
  return TRUE;
}

static void
delete_one (AccordWorkspace *workspace, gint64 id, gboolean restore)
{
  AccordEdit *edit = accord_edit_new (restore ? "Restored" : "Deleted");

  if (restore)
    accord_edit_restore (edit, CUSTOMER, id);
  else
    accord_edit_delete (edit, CUSTOMER, id);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static void
delete_some (Team *team)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  const AccordPurgeRow gone = { CUSTOMER, GONE };

  delete_one (workspace, ALONE, FALSE);
  delete_one (workspace, BACK, FALSE);
  delete_one (workspace, BACK, TRUE);
  delete_one (workspace, GONE, FALSE);
  g_assert_cmpint (accord_test_int (accord_journal_purge (journal, &gone, 1)), ==, 1);
  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (journal, "Deleted many", delete_many, NULL, NULL)));
  close_workspace (workspace);
}

/* Whatever the rows came from: who was deleted is, who was restored is there, of who is gone for ever nothing is left. */
static void
assert_deletions (Team *team, AccordRepair *made)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  AccordEdit *edit = accord_edit_new ("Restored");
  g_autoptr (GError) error = NULL;

  for (gint64 id = 1; id <= MANY; id++)
    {
      g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, id);
      gboolean deleted = id == ALONE || id == GONE || (id >= FIRST && id <= LAST);

      g_test_message ("customer %d", (int) id);
      g_assert_true (accord_record_is_deleted (record) == deleted);
      g_assert_cmpstr (accord_record_text (record, "name"), ==, id == GONE ? NULL : team->names->pdata[id - 1]);
    }
  accord_edit_restore (edit, CUSTOMER, GONE);
  error = accord_test_error (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
  g_assert_nonnull (strstr (error->message, "for good"));
  accord_edit_unref (edit);
  close_workspace (workspace);
}

static void
test_deletions_are_done_again (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GArray) leaves = NULL;

  delete_some (team);
  leaves = damage_leaves (team->path, "customer");
  for (guint i = 0; i < leaves->len; i++)
    damage_zero (team->path, g_array_index (leaves, guint, i));
  made = repair (team);
  g_assert_cmpint (customers_of (made).n_read, ==, 0);
  g_assert_cmpint (made->n_lost, ==, 0);
  assert_deletions (team, made);
}

/* Yesterday's backup has somebody whole who was erased today, and what is about them. */
static void
test_who_was_erased_stays_erased (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GArray) leaves = NULL;
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));

  accord_erasure_unref (accord_test_boxed (accord_journal_erase (accord_workspace_get_journal (workspace), CUSTOMER, GONE)));
  close_workspace (workspace);
  leaves = damage_leaves (team->path, "customer");
  for (guint i = 0; i < leaves->len; i++)
    damage_zero (team->path, g_array_index (leaves, guint, i));
  made = repair (team);
  g_assert_cmpint (customers_of (made).n_read, ==, 0);
  workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  for (gint64 id = 1; id <= MANY; id++)
    {
      g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, id);

      g_assert_true ((accord_record_text (record, "phone") == NULL) == (id == GONE));
      g_assert_true ((accord_record_text (record, "note") == NULL) == (id == GONE));
      g_assert_true ((g_strcmp0 (accord_record_text (record, "name"), team->names->pdata[id - 1]) != 0) == (id == GONE));
    }
  close_workspace (workspace);
}

static void
test_what_was_gone_stays_gone (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GArray) leaves = NULL;

  delete_some (team);
  leaves = damage_leaves (team->path, "customer_uid");
  for (guint i = 0; i < leaves->len; i++)
    damage_zero (team->path, g_array_index (leaves, guint, i));
  made = repair (team);
  g_assert_cmpint (made->n_lost, ==, 0);
  assert_deletions (team, made);
}

static void
test_without_a_backup_what_is_lost_is_counted (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *said = NULL;
  guint page = middle_leaf (team, "customer"), rows = damage_cells (team->path, page);

  said = g_strdup_printf ("%u records are lost: they are in no backup and in no shared folder.", rows);
  damage_noise (team->path, page, 7);
  made = repair (team);
  words = accord_repair_words (made);
  g_assert_cmpint (made->n_lost, ==, rows);
  g_assert_cmpint (customers_of (made).n_lost, ==, rows);
  g_assert_cmpuint (count_latest (team, made), ==, MANY - rows);
  g_assert_true (g_ptr_array_find_with_equal_func (words, said, g_str_equal, NULL));
}

static void
test_links_to_what_is_lost_are_emptied (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));
  g_autoptr (AccordRecord) activity = NULL;
  AccordEdit *edit = accord_edit_new ("Call");
  gint64 call = accord_edit_create (edit, ACTIVITY);
  AccordValue link = { .has_number = TRUE, .number = MANY / 2 };

  accord_edit_set_text (edit, ACTIVITY, call, "title", "Call back");
  accord_edit_set_text (edit, ACTIVITY, call, "type", "call");
  accord_edit_set (edit, ACTIVITY, call, "customer", &link);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  close_workspace (workspace);
  {
    g_autoptr (GArray) leaves = damage_leaves (team->path, "customer");

    for (guint i = 0; i < leaves->len; i++)
      damage_zero (team->path, g_array_index (leaves, guint, i));
  }
  made = repair (team);
  g_assert_cmpint (made->n_lost, ==, MANY);
  g_assert_cmpint (made->n_links, ==, 1);
  workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  activity = accord_test_load (workspace, ACTIVITY, 1);
  g_assert_cmpstr (accord_record_text (activity, "title"), ==, "Call back");
  g_assert_cmpint (accord_record_number (activity, "customer"), ==, 0);
  close_workspace (workspace);
}

static void
test_a_broken_header_loses_nothing (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = NULL;

  damage_zero_bytes (team->path, 0, 100);
  made = repair (team);
  g_assert_true (made->is_whole);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

static void
test_a_lost_beginning_is_found_in_the_backup (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;

  damage_zero (team->path, 1);
  made = repair (team);
  g_assert_cmpint (made->n_lost, ==, 0);
  g_assert_cmpint (customers_of (made).n_read, ==, MANY);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

static void
test_a_lost_schema_is_found_in_the_backup (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GArray) leaves = damage_leaves (team->path, "sqlite_schema");

  g_assert_cmpuint (leaves->len, >, 1);
  for (guint i = 0; i < leaves->len; i++)
    damage_noise (team->path, g_array_index (leaves, guint, i), i);
  made = repair (team);
  g_assert_cmpint (customers_of (made).n_read, ==, MANY);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

static void
test_with_nothing_left_it_is_said_so (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autofree char *folder = g_path_get_dirname (team->path);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  damage_zero (team->path, 1);
  error = accord_test_error (accord_repair_prepare (team->path, NULL, NULL));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (team->path, name)); /* nothing is left behind */
}

static void
test_a_file_cut_short_is_filled_from_the_backup (void)
{
  static const int quarters[] = { 1, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      g_autoptr (Team) team = team_new (TRUE, FALSE);
      g_autoptr (AccordRepair) made = NULL;

      damage_cut (team->path, (gsize) damage_n_pages (team->path) * DAMAGE_PAGE * (gsize) quarters[i] / 4 + 123);
      made = repair (team);
      g_assert_cmpint (customers_of (made).n_read + customers_of (made).n_backup, ==, MANY);
      g_assert_cmpint (made->n_lost, ==, 0);
    }
}

static void
test_a_damaged_backup_is_passed_over (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (AccordRepair) made = NULL;

  accord_test_set (workspace, CUSTOMER, 2, "city", "Lyon");
  accord_test_done (accord_backups_make (workspace, TODAY));
  close_workspace (workspace);
  list = accord_backups_list (team->path);
  g_assert_cmpuint (list->len, ==, 2);
  damage_noise (((AccordBackup *) list->pdata[0])->path, middle_leaf (team, "customer"), 3);
  damage_zero (team->path, middle_leaf (team, "customer"));
  made = repair (team);
  g_assert_cmpint (made->backup_day, ==, TODAY - 1);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

/* No backup, and every page of the customers gone: they are what was told to others. */
static void
test_what_the_folder_was_told_is_back (void)
{
  g_autoptr (Team) team = team_new (FALSE, TRUE);
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (GArray) leaves = damage_leaves (team->path, "customer");
  g_autofree char *mirror = accord_sync_mirror_of (team->path);

  remove_tree (mirror);
  for (guint i = 0; i < leaves->len; i++)
    damage_zero (team->path, g_array_index (leaves, guint, i));
  made = repair (team);
  g_assert_cmpstr (made->folder, ==, team->folder);
  g_assert_null (made->folder_problem);
  g_assert_cmpint (customers_of (made).n_folder, ==, MANY);
  g_assert_cmpint (made->n_lost, ==, 0);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

/* The folder is not there now: what this computer keeps of what it sent serves as well. */
static void
test_what_was_sent_is_back_without_the_folder (void)
{
  g_autoptr (Team) team = team_new (FALSE, TRUE);
  g_autoptr (AccordRepair) made = NULL;

  remove_tree (team->folder);
  damage_zero (team->path, middle_leaf (team, "customer"));
  made = repair (team);
  g_assert_nonnull (made->folder_problem);
  g_assert_cmpint (made->n_lost, ==, 0);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

/* Rows as the backup has them, whose later changes the damaged journal has no more: the folder has. */
static void
test_the_folder_brings_what_is_newer_than_the_backup (void)
{
  g_autoptr (Team) team = team_new (TRUE, TRUE);
  g_autoptr (AccordRepair) made = NULL;
  static const char *const tables[] = { "customer", "chg" };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr (GArray) leaves = damage_leaves (team->path, tables[t]);

      for (guint i = 0; i < leaves->len; i++)
        damage_zero (team->path, g_array_index (leaves, guint, i));
    }
  made = repair (team);
  g_assert_cmpint (customers_of (made).n_backup, ==, MANY);
  g_assert_cmpint (made->n_replayed, ==, 0);
  g_assert_cmpint (made->n_folder_rows, >=, MANY / 3);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

/* A file put back to before its log: sound in itself, and nobody sees that a day's work is missing but the folder. */
static void
test_a_lost_log_is_made_good_by_the_folder (void)
{
  g_autoptr (Team) team = team_new (FALSE, TRUE);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));
  g_autofree char *before = NULL;
  gsize size;
  g_autoptr (AccordRepair) made = NULL;
  g_autoptr (AccordRecord) record = NULL;

  g_assert_true (g_file_get_contents (team->path, &before, &size, NULL));
  accord_test_set (workspace, CUSTOMER, 5, "city", "Lyon"); /* stands in the log alone */
  share_once (workspace, team->folder);
  close_workspace (workspace);
  g_assert_true (g_file_set_contents (team->path, before, (gssize) size, NULL));
  made = repair (team);
  workspace = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  record = find (workspace, team->names->pdata[4]);
  g_assert_cmpstr (accord_record_text (record, "city"), ==, "Lyon");
  close_workspace (workspace);
  g_assert_cmpuint (count_latest (team, made), ==, MANY);
}

/* A repaired file goes on sharing: a computer that joins has the same, and so has it. */
static void
test_a_repaired_file_goes_on_sharing (void)
{
  g_autoptr (Team) team = team_new (TRUE, TRUE);
  g_autoptr (AccordRepair) made = NULL;
  g_autofree char *joined = g_strconcat (team->path, "-joined.accord", NULL);
  AccordWorkspace *mine, *theirs;
  g_autoptr (AccordSync) here = NULL, there = NULL;
  DexFuture *a, *b;

  damage_zero (team->path, middle_leaf (team, "customer"));
  made = repair (team);
  mine = accord_test_object (accord_workspace_open (made->made, ACCORD_STORE_WRITE));
  accord_test_set (mine, CUSTOMER, 7, "city", "Lyon");
  share_once (mine, team->folder);
  accord_test_done (accord_sync_join (joined, team->folder));
  theirs = accord_test_object (accord_workspace_open (joined, ACCORD_STORE_WRITE));
  here = accord_sync_share (mine, team->folder);
  there = accord_sync_share (theirs, team->folder);
  for (int i = 0; i < 2; i++)
    {
      share_once (theirs, team->folder);
      share_once (mine, team->folder);
    }
  a = accord_sync_digest (here);
  b = accord_sync_digest (there);
  accord_test_wait (a);
  accord_test_wait (b);
  g_assert_cmpstr (g_value_get_string (dex_future_get_value (a, NULL)), ==, g_value_get_string (dex_future_get_value (b, NULL)));
  dex_unref (a);
  dex_unref (b);
  close_workspace (theirs);
  close_workspace (mine);
}

static void
test_nothing_is_written_over (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  g_autoptr (AccordRepair) made = NULL;
  g_autofree char *before = NULL, *after = NULL, *place = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;

  damage_zero (team->path, middle_leaf (team, "customer"));
  before = damage_sum (team->path);
  made = repair (team);
  place = accord_repair_place (made);
  g_assert_true (g_str_has_suffix (place, " (repaired).accord"));
  error = accord_test_error (accord_repair_keep (made, team->path));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  accord_test_done (accord_repair_keep (made, place));
  g_assert_true (g_file_test (place, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (made->made, G_FILE_TEST_EXISTS));
  second = accord_repair_place (made);
  g_assert_cmpstr (second, !=, place);
  after = damage_sum (team->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_repair_that_is_not_wanted_leaves_nothing (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  g_autoptr (AccordRepair) made = repair (team);

  g_assert_true (made->is_whole);
  g_assert_true (g_file_test (made->made, G_FILE_TEST_EXISTS));
  accord_repair_discard (made);
  g_assert_false (g_file_test (made->made, G_FILE_TEST_EXISTS));
}

static void
test_a_file_in_use_is_left_alone (void)
{
  g_autoptr (Team) team = team_new (FALSE, FALSE);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (team->path, ACCORD_STORE_WRITE));
  g_autoptr (GError) error = accord_test_error (accord_repair_prepare (team->path, NULL, NULL));

  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  close_workspace (workspace);
}

/* Kept samples of earlier versions, each with its first page's header gone. */
static void
test_files_of_earlier_versions_are_repaired (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "store", "files", NULL);
  g_autofree char *work = g_dir_make_tmp ("accord-repair-earlier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (work, "team.accord", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *packed = g_build_filename (folder, name, NULL);
      g_autoptr (AccordRepair) made = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) unpack = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "gzip", "-dc", packed, NULL);
      g_autoptr (GBytes) plain = NULL;

      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate (unpack, NULL, NULL, &plain, NULL, &error));
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), NULL));
      damage_zero_bytes (path, 0, 60);
      g_test_message ("%s", name);
      made = accord_test_boxed (accord_repair_prepare (path, NULL, NULL));
      g_assert_cmpuint (g_strv_length (made->problems), ==, 0);
      g_assert_cmpint (customers_of (made).n_read, ==, 3);
      g_assert_cmpint (made->n_lost, ==, 0);
      accord_repair_discard (made);
    }
  g_assert_cmpuint (n, >=, 4);
  remove_tree (work);
}

/* One page after the other (every ninth, unless all are asked for: -m thorough); with yesterday's backup nobody is
 * missing, and what was told last is there. */
static void
test_any_page_may_be_lost (void)
{
  g_autoptr (Team) team = team_new (TRUE, FALSE);
  guint n_pages = damage_n_pages (team->path), step = g_test_thorough () ? 1 : 9;
  g_autofree char *whole = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (team->path, &whole, &size, NULL));
  for (guint page = 1 + (guint) g_test_rand_int_range (0, (gint32) step); page <= n_pages; page += step)
    {
      g_autoptr (AccordRepair) made = NULL;

      g_test_message ("page %u of %u", page, n_pages);
      g_assert_true (g_file_set_contents (team->path, whole, (gssize) size, NULL));
      if (page % 2)
        damage_zero (team->path, page);
      else
        damage_noise (team->path, page, page);
      made = repair (team);
      g_assert_cmpint (customers_of (made).n_read + customers_of (made).n_backup, ==, MANY);
      g_assert_cmpint (made->n_lost, ==, 0);
      g_assert_cmpuint (count_latest (team, made), ==, MANY);
      accord_repair_discard (made);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("accord-repair-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/repair/a-broken-index-loses-nothing", test_a_broken_index_loses_nothing);
  g_test_add_func ("/repair/a-lost-page-comes-from-the-backup-with-later-changes", test_a_lost_page_comes_from_the_backup_with_later_changes);
  g_test_add_func ("/repair/what-was-deleted-since-the-backup-is-deleted-again", test_deletions_are_done_again);
  g_test_add_func ("/repair/who-was-erased-stays-erased", test_who_was_erased_stays_erased);
  g_test_add_func ("/repair/what-was-deleted-for-good-stays-gone", test_what_was_gone_stays_gone);
  g_test_add_func ("/repair/without-a-backup-what-is-lost-is-counted", test_without_a_backup_what_is_lost_is_counted);
  g_test_add_func ("/repair/links-to-what-is-lost-are-emptied", test_links_to_what_is_lost_are_emptied);
  g_test_add_func ("/repair/a-broken-header-loses-nothing", test_a_broken_header_loses_nothing);
  g_test_add_func ("/repair/a-lost-beginning-is-found-in-the-backup", test_a_lost_beginning_is_found_in_the_backup);
  g_test_add_func ("/repair/a-lost-schema-is-found-in-the-backup", test_a_lost_schema_is_found_in_the_backup);
  g_test_add_func ("/repair/with-nothing-left-it-is-said-so", test_with_nothing_left_it_is_said_so);
  g_test_add_func ("/repair/a-file-cut-short-is-filled-from-the-backup", test_a_file_cut_short_is_filled_from_the_backup);
  g_test_add_func ("/repair/a-damaged-backup-is-passed-over", test_a_damaged_backup_is_passed_over);
  g_test_add_func ("/repair/what-the-folder-was-told-is-back", test_what_the_folder_was_told_is_back);
  g_test_add_func ("/repair/what-was-sent-is-back-without-the-folder", test_what_was_sent_is_back_without_the_folder);
  g_test_add_func ("/repair/the-folder-brings-what-is-newer-than-the-backup", test_the_folder_brings_what_is_newer_than_the_backup);
  g_test_add_func ("/repair/a-lost-log-is-made-good-by-the-folder", test_a_lost_log_is_made_good_by_the_folder);
  g_test_add_func ("/repair/a-repaired-file-goes-on-sharing", test_a_repaired_file_goes_on_sharing);
  g_test_add_func ("/repair/nothing-is-written-over", test_nothing_is_written_over);
  g_test_add_func ("/repair/one-that-is-not-wanted-leaves-nothing", test_a_repair_that_is_not_wanted_leaves_nothing);
  g_test_add_func ("/repair/a-file-in-use-is-left-alone", test_a_file_in_use_is_left_alone);
  g_test_add_func ("/repair/files-of-earlier-versions-are-repaired", test_files_of_earlier_versions_are_repaired);
  g_test_add_func ("/repair/any-page-may-be-lost", test_any_page_may_be_lost);
  status = g_test_run ();
  remove_tree (home);
  return status;
}
