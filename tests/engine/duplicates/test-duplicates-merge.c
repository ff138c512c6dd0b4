/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging: what moves, what is kept, and taking it back whenever. */
#include "accord-config.h"

#include <time.h>
#include "accord-duplicates.h"
#include "accord-record-merge.h"
#include "accord-test.h"

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* A record of @kind that points to one other. */
static gint64
attach (AccordWorkspace *workspace, const AccordKind *kind, const char *link, gint64 to, const char *field, const char *text,
        const char *more, const char *more_text)
{
  g_autofree char *id = number (to);

  return accord_test_create (workspace, kind, link, id, field, text, more, more_text, NULL);
}

static AccordRecordMerge *
prepare (AccordWorkspace *workspace, const AccordKind *kind, gint64 survivor, gint64 loser)
{
  gint64 ids[] = { survivor, loser };

  return accord_test_boxed (accord_record_merge_prepare (accord_workspace_get_store (workspace), kind, ids, 2));
}

static AccordChangeSet *
merge (AccordWorkspace *workspace, const AccordKind *kind, gint64 survivor, gint64 loser)
{
  g_autoptr (AccordRecordMerge) merging = prepare (workspace, kind, survivor, loser);

  return accord_test_commit (workspace, accord_record_merge_to_edit (merging));
}

static AccordChangeSet *
undo_txn (AccordWorkspace *workspace, gint64 txn)
{
  return accord_test_boxed (accord_journal_undo_txn (accord_workspace_get_journal (workspace), txn));
}

static void
assert_number (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, gint64 expected)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpint (accord_record_number (record, field), ==, expected);
}

static void
assert_text (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *expected)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpstr (accord_record_text (record, field), ==, expected);
}

static gboolean
is_deleted (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  return accord_record_is_deleted (record);
}

/* Two customers, and one row of each kind that points to the second. */
typedef struct {
  AccordWorkspace *workspace;
  gint64 survivor, loser, daughter, referred;
  gint64 contact, deal, activity, handle, affiliation, preference, tagging, doubled, trashed;
} File;

static void
file_init (File *file)
{
  AccordWorkspace *w = file->workspace = accord_test_workspace ();
  g_autofree char *stage = number (accord_test_stage (w, "Needs"));
  g_autofree char *vip = number (accord_test_create (w, &accord_tag_kind, "name", "VIP", NULL));
  g_autofree char *late = number (accord_test_create (w, &accord_tag_kind, "name", "Pays late", NULL));
  g_autofree char *person = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  AccordEdit *edit = accord_edit_new ("Deleted a note");

  file->survivor = accord_test_create (w, &accord_customer_kind, "name", "Alpha Bau GmbH", "phone", "030 1", "note", "Old friend", NULL);
  file->loser = accord_test_create (w, &accord_customer_kind, "name", "Alpha", "phone", "+49 30 1234567", "email",
                                    "info@alpha.de", "note", "Pays at once", NULL);
  person = number (accord_test_create (w, &accord_contact_kind, "name", "Wei Wang", "customer", "1", NULL));
  file->daughter = attach (w, &accord_customer_kind, "parent", file->loser, "name", "Alpha Tochter", "city", "Bonn");
  file->referred = attach (w, &accord_customer_kind, "referrer", file->loser, "name", "Omega", "city", "Bonn");
  file->contact = attach (w, &accord_contact_kind, "customer", file->loser, "name", "Anna", "note", "x");
  file->deal = attach (w, &accord_deal_kind, "customer", file->loser, "name", "Roof", "stage", stage);
  file->activity = attach (w, &accord_activity_kind, "customer", file->loser, "title", "Called", "type", "call");
  file->handle = attach (w, &accord_handle_kind, "customer", file->loser, "type", "phone", "value", "030 99");
  file->affiliation = attach (w, &accord_affiliation_kind, "customer", file->loser, "contact", person, "note", "x");
  file->preference = attach (w, &accord_preference_kind, "customer", file->loser, "type", "interest", "value", "Tea");
  attach (w, &accord_tagging_kind, "customer", file->survivor, "tag", vip, NULL, NULL);
  file->doubled = attach (w, &accord_tagging_kind, "customer", file->loser, "tag", vip, NULL, NULL);
  file->tagging = attach (w, &accord_tagging_kind, "customer", file->loser, "tag", late, NULL, NULL);
  file->trashed = attach (w, &accord_activity_kind, "customer", file->loser, "title", "Wrong", "type", "note");
  accord_edit_delete (edit, &accord_activity_kind, file->trashed);
  set = accord_test_commit (w, edit);
}

/* Whether everything of the second customer points to @id. */
static void
assert_all_point_to (File *file, gint64 id)
{
  AccordWorkspace *w = file->workspace;

  assert_number (w, &accord_customer_kind, file->daughter, "parent", id);
  assert_number (w, &accord_customer_kind, file->referred, "referrer", id);
  assert_number (w, &accord_contact_kind, file->contact, "customer", id);
  assert_number (w, &accord_deal_kind, file->deal, "customer", id);
  assert_number (w, &accord_activity_kind, file->activity, "customer", id);
  assert_number (w, &accord_handle_kind, file->handle, "customer", id);
  assert_number (w, &accord_affiliation_kind, file->affiliation, "customer", id);
  assert_number (w, &accord_preference_kind, file->preference, "customer", id);
  assert_number (w, &accord_tagging_kind, file->tagging, "customer", id);
  assert_number (w, &accord_activity_kind, file->trashed, "customer", id);
  g_assert_true (is_deleted (w, &accord_activity_kind, file->trashed));
  g_assert_false (is_deleted (w, &accord_contact_kind, file->contact));
  g_assert_false (is_deleted (w, &accord_deal_kind, file->deal));
}

static void
test_everything_attached_moves (void)
{
  File file;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) loser = NULL;

  file_init (&file);
  assert_all_point_to (&file, file.loser);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  g_assert_cmpstr (set->label, ==, "Merged “Alpha” into “Alpha Bau GmbH”");
  assert_all_point_to (&file, file.survivor);
  loser = accord_test_load (file.workspace, &accord_customer_kind, file.loser);
  g_assert_true (accord_record_is_deleted (loser));
  g_assert_cmpint (accord_record_number (loser, "merged_into"), ==, file.survivor);
  accord_test_drop (file.workspace);
}

/* A colleague's call, deal and person reach the file while somebody looks at the two. */
static void
test_what_came_while_it_was_looked_at_moves_too (void)
{
  File file;
  g_autoptr (AccordRecordMerge) merging = NULL;
  g_autoptr (AccordChangeSet) set = NULL, undone = NULL;
  g_autofree char *stage = NULL;
  gint64 deal, activity, contact, ticket;

  file_init (&file);
  stage = number (accord_test_stage (file.workspace, "Needs"));
  merging = prepare (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  deal = attach (file.workspace, &accord_deal_kind, "customer", file.loser, "name", "Cellar", "stage", stage);
  activity = attach (file.workspace, &accord_activity_kind, "customer", file.loser, "title", "Rang back", "type", "call");
  contact = attach (file.workspace, &accord_contact_kind, "customer", file.loser, "name", "Otto", "note", "x");
  ticket = attach (file.workspace, &accord_ticket_kind, "customer", file.loser, "subject", "Leaks", NULL, NULL);
  set = accord_test_commit (file.workspace, accord_record_merge_to_edit (merging));
  assert_all_point_to (&file, file.survivor);
  assert_number (file.workspace, &accord_deal_kind, deal, "customer", file.survivor);
  assert_number (file.workspace, &accord_activity_kind, activity, "customer", file.survivor);
  assert_number (file.workspace, &accord_contact_kind, contact, "customer", file.survivor);
  assert_number (file.workspace, &accord_ticket_kind, ticket, "customer", file.survivor);
  g_assert_false (is_deleted (file.workspace, &accord_deal_kind, deal));
  g_assert_false (is_deleted (file.workspace, &accord_activity_kind, activity));
  g_assert_false (is_deleted (file.workspace, &accord_contact_kind, contact));
  g_assert_false (is_deleted (file.workspace, &accord_ticket_kind, ticket));
  g_assert_true (is_deleted (file.workspace, &accord_tagging_kind, file.doubled));
  undone = undo_txn (file.workspace, set->txn);
  assert_number (file.workspace, &accord_deal_kind, deal, "customer", file.loser);
  accord_test_drop (file.workspace);
}

/* The tag that both had is had once; the row too many lies in the Trash. */
static void
test_nothing_is_said_twice (void)
{
  File file;
  g_autoptr (AccordChangeSet) set = NULL;

  file_init (&file);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  g_assert_true (is_deleted (file.workspace, &accord_tagging_kind, file.doubled));
  g_assert_false (is_deleted (file.workspace, &accord_tagging_kind, file.tagging));
  g_assert_cmpint (accord_test_count (file.workspace, &accord_tagging_kind), ==, 2);
  accord_test_drop (file.workspace);
}

static void
test_values_are_proposed_with_a_reason (void)
{
  File file;
  g_autoptr (AccordRecordMerge) merging = NULL;
  static const struct { const char *field; guint suggested; AccordMergeWhy why; gboolean differs; } expected[] = {
    { "name", 0, ACCORD_MERGE_WHY_LONGER, TRUE },
    { "phone", 1, ACCORD_MERGE_WHY_COMPLETE, TRUE },
    { "email", 1, ACCORD_MERGE_WHY_ONLY, FALSE },
    { "note", 1, ACCORD_MERGE_WHY_LONGER, TRUE },
  };

  file_init (&file);
  merging = prepare (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  g_assert_cmpuint (merging->n_attached, ==, 11);
  g_assert_cmpuint (merging->lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < merging->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (merging->lines, AccordMergeLine, i);

      g_assert_cmpstr (merging->kind->fields[line->field].name, ==, expected[i].field);
      g_assert_cmpuint (line->suggested, ==, expected[i].suggested);
      g_assert_cmpint (line->why, ==, expected[i].why);
      g_assert_cmpint (line->differs, ==, expected[i].differs);
    }
  accord_test_drop (file.workspace);
}

/* The values of the handles that the survivor has, sorted. */
static char *
handles_of (AccordWorkspace *workspace, gint64 customer)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_handle_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (texts, g_strdup_printf ("%s=%s", accord_record_text (found->pdata[i], "type"),
                                             accord_record_text (found->pdata[i], "value")));
  g_ptr_array_sort_values (texts, (GCompareFunc) strcmp);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **) texts->pdata);
}

static void
test_what_is_not_chosen_is_kept (void)
{
  File file;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autofree char *handles = NULL;

  file_init (&file);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "name", "Alpha Bau GmbH");
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "phone", "+49 30 1234567");
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "email", "info@alpha.de");
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "note", "Pays at once\n\nOld friend");
  handles = handles_of (file.workspace, file.survivor);
  g_assert_cmpstr (handles, ==, "name=Alpha phone=030 1 phone=030 99");
  accord_test_drop (file.workspace);
}

static void
test_another_value_can_be_taken (void)
{
  File file;
  g_autoptr (AccordRecordMerge) merging = NULL;
  g_autoptr (AccordChangeSet) set = NULL;

  file_init (&file);
  merging = prepare (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  g_assert_true (accord_record_merge_take (merging, accord_kind_find (&accord_customer_kind, "name"), 1));
  g_assert_false (accord_record_merge_take (merging, accord_kind_find (&accord_customer_kind, "email"), 0));
  g_assert_false (accord_record_merge_take (merging, accord_kind_find (&accord_customer_kind, "city"), 1));
  set = accord_test_commit (file.workspace, accord_record_merge_to_edit (merging));
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "name", "Alpha");
  accord_test_drop (file.workspace);
}

static void
test_undo_puts_everything_back (void)
{
  File file;
  g_autoptr (AccordChangeSet) set = NULL, undone = NULL, again = NULL;
  g_autofree char *handles = NULL;

  file_init (&file);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  undone = undo_txn (file.workspace, set->txn);
  g_assert_null (undone->notes);
  assert_all_point_to (&file, file.loser);
  g_assert_false (is_deleted (file.workspace, &accord_customer_kind, file.loser));
  g_assert_false (is_deleted (file.workspace, &accord_tagging_kind, file.doubled));
  assert_number (file.workspace, &accord_customer_kind, file.loser, "merged_into", 0);
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "phone", "030 1");
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "note", "Old friend");
  handles = handles_of (file.workspace, file.survivor);
  g_assert_cmpstr (handles, ==, "");
  again = accord_test_boxed (accord_journal_redo (accord_workspace_get_journal (file.workspace)));
  assert_all_point_to (&file, file.survivor);
  g_assert_true (is_deleted (file.workspace, &accord_customer_kind, file.loser));
  accord_test_drop (file.workspace);
}

/* Six hundred change sets and a restart later: what others changed since stays and is named. */
static void
test_undo_at_any_later_time (void)
{
  File file;
  g_autoptr (AccordChangeSet) set = NULL, undone = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) twice = NULL;
  gint64 later;

  file_init (&file);
  other = number (file.referred);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  accord_test_set (file.workspace, &accord_deal_kind, file.deal, "customer", other);
  accord_test_set (file.workspace, &accord_customer_kind, file.survivor, "phone", "+49 30 7");
  accord_test_set (file.workspace, &accord_contact_kind, file.contact, "position", "Head of sales");
  later = attach (file.workspace, &accord_activity_kind, "customer", file.survivor, "title", "Later", "type", "note");
  for (int i = 0; i < 600; i++)
    accord_test_set (file.workspace, &accord_customer_kind, file.daughter, "city", i % 2 ? "Bonn" : "Köln");
  file.workspace = accord_test_reopen (file.workspace);
  undone = undo_txn (file.workspace, set->txn);
  assert_number (file.workspace, &accord_deal_kind, file.deal, "customer", file.referred);
  assert_text (file.workspace, &accord_customer_kind, file.survivor, "phone", "+49 30 7");
  assert_number (file.workspace, &accord_contact_kind, file.contact, "customer", file.loser);
  assert_text (file.workspace, &accord_contact_kind, file.contact, "position", "Head of sales");
  assert_number (file.workspace, &accord_customer_kind, file.daughter, "parent", file.loser);
  assert_number (file.workspace, &accord_activity_kind, later, "customer", file.survivor);
  g_assert_false (is_deleted (file.workspace, &accord_customer_kind, file.loser));
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) undone->notes,
                                  "Customer of “Roof” was changed again since and is left as it is."));
  g_assert_true (g_strv_contains ((const char *const *) undone->notes,
                                  "Phone of “Alpha Bau GmbH” was changed again since and is left as it is."));
  twice = accord_test_error (accord_journal_undo_txn (accord_workspace_get_journal (file.workspace), set->txn));
  g_assert_error (twice, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  accord_test_drop (file.workspace);
}

static AccordRecord *
find_uid (AccordWorkspace *workspace, const AccordKind *kind, const AccordId *uid)
{
  return accord_test_boxed (accord_store_find_uid (accord_workspace_get_store (workspace), kind, uid));
}

/* Through a merge of a merge, and back to itself when the first is undone. */
static void
test_id_of_an_alias_leads_to_the_survivor (void)
{
  File file;
  g_autoptr (AccordChangeSet) first = NULL, second = NULL, undone = NULL;
  g_autoptr (AccordRecord) loser = NULL, found = NULL, later = NULL, own = NULL;

  file_init (&file);
  loser = accord_test_load (file.workspace, &accord_customer_kind, file.loser);
  first = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  found = find_uid (file.workspace, &accord_customer_kind, accord_record_uid (loser));
  g_assert_cmpint (accord_record_id (found), ==, file.survivor);
  second = merge (file.workspace, &accord_customer_kind, file.daughter, file.survivor);
  later = find_uid (file.workspace, &accord_customer_kind, accord_record_uid (loser));
  g_assert_cmpint (accord_record_id (later), ==, file.daughter);
  assert_number (file.workspace, &accord_customer_kind, file.daughter, "parent", 0); /* not its own mother */
  undone = undo_txn (file.workspace, second->txn);
  own = find_uid (file.workspace, &accord_customer_kind, accord_record_uid (loser));
  g_assert_cmpint (accord_record_id (own), ==, file.survivor);
  accord_test_drop (file.workspace);
}

static void
test_people_are_merged_too (void)
{
  AccordWorkspace *w = accord_test_workspace ();
  gint64 firm = accord_test_create (w, &accord_customer_kind, "name", "Alpha", NULL);
  gint64 a = attach (w, &accord_contact_kind, "customer", firm, "name", "Wei Wang", "phone", "030 1234567");
  gint64 b = attach (w, &accord_contact_kind, "customer", firm, "name", "王伟", "phone", "030 7654321");
  gint64 call = attach (w, &accord_activity_kind, "contact", b, "title", "Called", "type", "call");
  g_autoptr (AccordChangeSet) set = merge (w, &accord_contact_kind, a, b);

  assert_number (w, &accord_activity_kind, call, "contact", a);
  assert_number (w, &accord_contact_kind, b, "merged_into", a);
  g_assert_true (is_deleted (w, &accord_contact_kind, b));
  g_assert_cmpint (accord_test_count (w, &accord_handle_kind), ==, 2); /* the other name, the other phone */
  accord_test_drop (w);
}

/* Seconds that the processor was at work for this program: the clock on the wall says nothing on a busy machine. */
static double
time_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* So many rows move in one change set, and come back in one. How long that takes. */
static double
time_of_moving (guint n)
{
  AccordWorkspace *w = accord_test_workspace ();
  gint64 a = accord_test_create (w, &accord_customer_kind, "name", "Alpha", NULL);
  gint64 b = accord_test_create (w, &accord_customer_kind, "name", "Alpha Bau", NULL);
  AccordEdit *edit = accord_edit_new ("Many");
  g_autoptr (AccordChangeSet) made = NULL, set = NULL, undone = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  double began;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = accord_edit_create (edit, &accord_activity_kind);

      accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Called");
      accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
      accord_edit_set_number (edit, &accord_activity_kind, id, "customer", b);
    }
  made = accord_test_commit (w, edit);
  accord_query_add_number (query, "customer", ACCORD_OP_IS, a);
  began = time_now ();
  set = merge (w, &accord_customer_kind, a, b);
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (w), query)), ==, n);
  g_assert_cmpuint (set->n_done, >=, n + 2);
  undone = undo_txn (w, set->txn);
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (w), query)), ==, 0);
  began = time_now () - began;
  accord_test_drop (w);
  return began;
}

/* Eight times as many take eight times as long, and not sixty-four. */
static void
test_thousands_of_rows_are_one_change_set (void)
{
  double few = time_of_moving (250), many = time_of_moving (2000);

  g_test_message ("%.3f s, %.3f s", few, many);
  g_assert_cmpfloat (many, <, 20 * few + 0.1);
}

static void
test_what_cannot_be_merged_is_refused (void)
{
  File file;
  gint64 same[2], gone[2];
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) twice = NULL, missing = NULL;

  file_init (&file);
  same[0] = same[1] = gone[0] = file.survivor;
  gone[1] = file.loser;
  twice = accord_test_error (accord_record_merge_prepare (accord_workspace_get_store (file.workspace), &accord_customer_kind, same, 2));
  g_assert_error (twice, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
  set = merge (file.workspace, &accord_customer_kind, file.survivor, file.loser);
  missing = accord_test_error (accord_record_merge_prepare (accord_workspace_get_store (file.workspace), &accord_customer_kind, gone, 2));
  g_assert_error (missing, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
  accord_test_drop (file.workspace);
}

/* Said to be two, they are not proposed again; merged all the same, that word is void. */
static void
test_distinct_pairs_stay_away (void)
{
  AccordWorkspace *w = accord_test_workspace ();
  gint64 a = accord_test_create (w, &accord_customer_kind, "name", "Alpha", "email", "a@alpha.de", NULL);
  gint64 b = accord_test_create (w, &accord_customer_kind, "name", "Alpha GmbH", "email", "a@alpha.de", NULL);
  g_autofree char *other = number (a);
  gint64 distinct = attach (w, &accord_distinct_kind, "customer", b, "other", other, NULL, NULL);
  g_autoptr (AccordDuplicates) found =
    accord_test_boxed (accord_duplicates_scan (accord_workspace_get_store (w), &accord_customer_kind, 1, NULL, NULL, NULL));
  g_autoptr (AccordChangeSet) set = NULL;

  g_assert_cmpuint (found->pairs->len, ==, 0);
  set = merge (w, &accord_customer_kind, a, b);
  g_assert_true (is_deleted (w, &accord_distinct_kind, distinct));
  accord_test_drop (w);
}

static gint64
create_in (AccordEdit *edit, const char *name, const char *city)
{
  gint64 id = accord_edit_create (edit, &accord_customer_kind);

  accord_edit_set_text (edit, &accord_customer_kind, id, "name", name);
  accord_edit_set_text (edit, &accord_customer_kind, id, "city", city);
  return id;
}

/* Both from one file: none was edited last, and nobody is told so. */
static void
test_no_reason_is_no_reason (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Imported");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecordMerge) merging = NULL;
  gint64 first = 0;
  guint n_differ = 0;

  create_in (edit, "Alpha", "Bonn");
  create_in (edit, "Alpha", "Kiel");
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &first));
  merging = prepare (workspace, &accord_customer_kind, first, first + 1);
  for (guint i = 0; i < merging->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (merging->lines, AccordMergeLine, i);

      if (line->differs)
        g_assert_null (accord_merge_why_to_words (line->why));
      n_differ += line->differs;
    }
  g_assert_cmpuint (n_differ, ==, 1);
  accord_test_drop (workspace);
}

static gint64
proposed (AccordWorkspace *workspace, gint64 a, gint64 b)
{
  gint64 ids[] = { a, b };
  g_autoptr (AccordRecordMerge) merging =
    accord_test_boxed (accord_record_merge_propose (accord_workspace_get_store (workspace), &accord_customer_kind, ids, 2));

  return accord_record_id (merging->records->pdata[0]);
}

/* What was typed a moment ago goes into what has been worked with, not the other way round. */
static void
test_the_one_worked_with_stays (void)
{
  AccordWorkspace *w = accord_test_workspace ();
  gint64 old = accord_test_create (w, &accord_customer_kind, "name", "Alpha", NULL);
  gint64 young = accord_test_create (w, &accord_customer_kind, "name", "Alpha GmbH", NULL);

  g_assert_cmpint (proposed (w, young, old), ==, old);
  g_assert_cmpint (proposed (w, old, young), ==, old);
  attach (w, &accord_handle_kind, "customer", young, "type", "phone", "value", "030 99"); /* part of the record itself */
  g_assert_cmpint (proposed (w, young, old), ==, old);
  attach (w, &accord_activity_kind, "customer", young, "title", "Called", "type", "call");
  g_assert_cmpint (proposed (w, old, young), ==, young);
  attach (w, &accord_activity_kind, "customer", old, "title", "Called", "type", "call");
  g_assert_cmpint (proposed (w, young, old), ==, old);
  accord_test_drop (w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/duplicates/merge/everything-attached-moves", test_everything_attached_moves);
  g_test_add_func ("/duplicates/merge/what-came-while-it-was-looked-at-moves-too", test_what_came_while_it_was_looked_at_moves_too);
  g_test_add_func ("/duplicates/merge/nothing-is-said-twice", test_nothing_is_said_twice);
  g_test_add_func ("/duplicates/merge/values-are-proposed-with-a-reason", test_values_are_proposed_with_a_reason);
  g_test_add_func ("/duplicates/merge/what-is-not-chosen-is-kept", test_what_is_not_chosen_is_kept);
  g_test_add_func ("/duplicates/merge/another-value-can-be-taken", test_another_value_can_be_taken);
  g_test_add_func ("/duplicates/merge/undo-puts-everything-back", test_undo_puts_everything_back);
  g_test_add_func ("/duplicates/merge/undo-at-any-later-time", test_undo_at_any_later_time);
  g_test_add_func ("/duplicates/merge/id-of-an-alias-leads-to-the-survivor", test_id_of_an_alias_leads_to_the_survivor);
  g_test_add_func ("/duplicates/merge/people-are-merged-too", test_people_are_merged_too);
  g_test_add_func ("/duplicates/merge/thousands-of-rows-are-one-change-set", test_thousands_of_rows_are_one_change_set);
  g_test_add_func ("/duplicates/merge/what-cannot-be-merged-is-refused", test_what_cannot_be_merged_is_refused);
  g_test_add_func ("/duplicates/merge/distinct-pairs-stay-away", test_distinct_pairs_stay_away);
  g_test_add_func ("/duplicates/merge/what-was-edited-at-once-was-not-edited-last", test_no_reason_is_no_reason);
  g_test_add_func ("/duplicates/merge/the-one-worked-with-stays", test_the_one_worked_with_stays);
  return g_test_run ();
}
