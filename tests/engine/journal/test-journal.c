/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's promises: whole or not at all, and back again. */
#include "accord-config.h"

#include <sys/resource.h>

#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)

static AccordJournal *
journal_of (AccordWorkspace *workspace)
{
  return accord_workspace_get_journal (workspace);
}

static void
assert_text (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpstr (accord_record_text (record, field), ==, text);
}

static void
undo (AccordWorkspace *workspace)
{
  accord_test_done (accord_journal_undo (journal_of (workspace)));
}

static void
redo (AccordWorkspace *workspace)
{
  accord_test_done (accord_journal_redo (journal_of (workspace)));
}

static void
test_edit_survives_restart (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "恒瑞医疗", NULL);

  accord_test_set (workspace, CUSTOMER, id, "phone", "+49 30 1234567");
  workspace = accord_test_reopen (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", "+49 30 1234567");
  accord_test_drop (workspace);
}

static void
test_undo_and_redo_walk_both_ways (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  accord_test_set (workspace, CUSTOMER, id, "phone", "111");
  accord_test_set (workspace, CUSTOMER, id, "phone", "222");
  undo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", "111");
  undo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", NULL);
  undo (workspace);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  redo (workspace);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 1);
  redo (workspace);
  redo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", "222");
  accord_test_drop (workspace);
}

/* Two quick presses are two steps; more of them, while the first is not done, are impatience. */
static void
test_undo_pressed_again_waits_for_its_turn (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = journal_of (workspace);
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  DexFuture *presses[4];

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *phone = g_strdup_printf ("100%u", i);

      accord_test_set (workspace, CUSTOMER, id, "phone", phone);
    }
  for (guint i = 0; i < 4; i++)
    presses[i] = accord_journal_undo (journal);
  for (guint i = 0; i < 4; i++)
    accord_test_done (presses[i]);
  assert_text (workspace, CUSTOMER, id, "phone", "1001");
  presses[0] = accord_journal_undo (journal);
  presses[1] = accord_journal_redo (journal);
  for (guint i = 0; i < 2; i++)
    accord_test_done (presses[i]);
  assert_text (workspace, CUSTOMER, id, "phone", "1001");
  redo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", "1002");
  accord_test_drop (workspace);
}

static void
test_undo_works_after_restart (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  accord_test_set (workspace, CUSTOMER, id, "phone", "111");
  workspace = accord_test_reopen (workspace);
  undo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", NULL);
  workspace = accord_test_reopen (workspace);
  redo (workspace);
  assert_text (workspace, CUSTOMER, id, "phone", "111");
  accord_test_drop (workspace);
}

static void
test_refused_edit_writes_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Two customers");
  gint64 first = accord_edit_create (edit, CUSTOMER);
  g_autoptr (GError) error = NULL;

  accord_edit_set_text (edit, CUSTOMER, first, "name", "Good");
  accord_edit_create (edit, CUSTOMER);
  error = accord_test_error (accord_journal_commit (journal_of (workspace), edit));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  accord_edit_unref (edit);
  accord_test_drop (workspace);
}

static void
test_equal_value_leaves_no_trace (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  AccordEdit *edit = accord_edit_new ("Nothing");
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, CUSTOMER, id, "name", "Nordwind");
  set = accord_test_commit (workspace, edit);
  g_assert_cmpuint (set->n_done, ==, 0);
  g_assert_cmpstr (accord_journal_get_undo_label (journal_of (workspace)), ==, "Made a record");
  accord_test_drop (workspace);
}

static void
test_undo_of_older_step_keeps_later_edit (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  AccordEdit *edit = accord_edit_new ("Two fields");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;

  accord_edit_set_text (edit, CUSTOMER, id, "phone", "111");
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Kiel");
  set = accord_test_commit (workspace, edit);
  accord_test_set (workspace, CUSTOMER, id, "phone", "222");
  undone = accord_test_boxed (accord_journal_undo_txn (journal_of (workspace), set->txn));
  assert_text (workspace, CUSTOMER, id, "phone", "222");
  assert_text (workspace, CUSTOMER, id, "city", NULL);
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 1);
  accord_test_drop (workspace);
}

static gboolean
import_many (AccordBulk *bulk, gpointer data, GError **error)
{
  accord_bulk_expect (bulk, CUSTOMER, 6000, G_MAXUINT64);
  for (int i = 0; i < 6000; i++)
    {
      AccordValue values[64] = { 0 };
      g_autofree char *name = g_strdup_printf ("Customer %d", i);
      gint64 id;

      accord_value_set_text (&values[accord_kind_find (CUSTOMER, "name")], name);
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[accord_kind_find (CUSTOMER, "name")]);
      if (id == 0)
        return FALSE;
    }
  if (data != NULL)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE, "Row 6000 is bad.");
  return data == NULL;
}

static void
test_import_is_undone_in_one_step (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordChangeSet) undone = NULL;
  g_autoptr (GError) error = NULL;

  accord_test_done (accord_journal_bulk (journal_of (workspace), "Imported", import_many, NULL, NULL));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 6000);
  accord_test_set (workspace, CUSTOMER, 17, "phone", "111");
  accord_test_set (workspace, CUSTOMER, 18, "phone", "111");
  undo (workspace);
  accord_test_set (workspace, CUSTOMER, 19, "phone", "333");
  undo (workspace);
  /* 17 keeps its edit, 18 and 19 are as they were born. */
  accord_test_done (accord_journal_undo_txn (journal_of (workspace), 2));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 1);
  assert_text (workspace, CUSTOMER, 17, "phone", "111");
  redo (workspace);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 6000);
  accord_test_drop (workspace);
}

static gboolean
edit_backwards (AccordBulk *bulk, gpointer data, GError **error)
{
  int phone = accord_kind_find (CUSTOMER, "phone");
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gboolean ok = TRUE;

  accord_value_set_text (&value, "+49 30 1");
  for (gint64 id = 3000; ok && id > 0; id--)
    ok = accord_bulk_set (bulk, CUSTOMER, data != NULL ? (id * 7) % 3001 : id, phone, &value, error);
  return ok;
}

/* However many records and whichever way through them, whoever listens gets a few spans. */
static void
test_bulk_work_is_told_in_spans (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordChangeSet) done = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;

  accord_test_done (accord_journal_bulk (journal_of (workspace), "Imported", import_many, NULL, NULL));
  done = accord_test_boxed (accord_journal_bulk_edit (journal_of (workspace), "Edited", 3000, edit_backwards, NULL, NULL));
  g_assert_cmpuint (done->spans->len, ==, 1);
  g_assert_cmpint (g_array_index (done->spans, AccordChangeSpan, 0).first, ==, 1);
  g_assert_cmpint (g_array_index (done->spans, AccordChangeSpan, 0).last, ==, 3000);
  g_assert_cmpuint (done->n_done, ==, 3000);
  undone = accord_test_boxed (accord_journal_undo (journal_of (workspace)));
  g_assert_cmpuint (undone->changes->len, ==, 0);
  g_assert_cmpuint (undone->spans->len, ==, 1);
  assert_text (workspace, CUSTOMER, 1, "phone", NULL);
  assert_text (workspace, CUSTOMER, 3000, "phone", NULL);
  accord_test_done (accord_journal_redo (journal_of (workspace)));
  assert_text (workspace, CUSTOMER, 1500, "phone", "+49 30 1");
  accord_test_done (accord_journal_undo (journal_of (workspace)));
  g_clear_pointer (&done, accord_change_set_unref);
  done = accord_test_boxed (accord_journal_bulk_edit (journal_of (workspace), "Edited", 3000, edit_backwards, workspace, NULL));
  g_assert_cmpuint (done->spans->len, ==, 1); /* 7 and 3001 have no factor in common: every record once, in no order */
  accord_test_drop (workspace);
}

static gboolean
edit_every_second (AccordBulk *bulk, gpointer data, GError **error)
{
  int phone = accord_kind_find (CUSTOMER, "phone");
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gboolean ok = TRUE;

  accord_value_set_text (&value, "+49 30 2");
  for (gint64 id = 2; ok && id <= 6000; id += 2)
    ok = accord_bulk_set (bulk, CUSTOMER, id, phone, &value, error);
  return ok;
}

/* Thousands of spans, asked for each record by record: those that were left out are told apart. */
static void
test_spans_with_gaps_name_their_records (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordChangeSet) done = NULL;

  accord_test_done (accord_journal_bulk (journal_of (workspace), "Imported", import_many, NULL, NULL));
  done = accord_test_boxed (accord_journal_bulk_edit (journal_of (workspace), "Edited", 3000, edit_every_second, NULL, NULL));
  g_assert_cmpuint (done->spans->len, ==, 3000);
  for (gint64 id = 0; id <= 6001; id++)
    {
      g_assert_true (accord_change_set_spans_record (done, CUSTOMER, id) == (id > 0 && id % 2 == 0));
      g_assert_false (accord_change_set_spans_record (done, &accord_deal_kind, id));
    }
  accord_test_drop (workspace);
}

/* With gaps it is told in many: what somebody shows follows if it is in one of them, and only then is read anew. */
static void
test_records_shown_follow_work_told_in_many_spans (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordChangeSet) done = NULL;
  AccordEntity *shown[8];
  AccordRecord *before[G_N_ELEMENTS (shown)];
  static const gint64 ids[] = { 1, 2, 3, 4, 2999, 3000, 5999, 6000 };

  accord_test_done (accord_journal_bulk (journal_of (workspace), "Imported", import_many, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    shown[i] = accord_workspace_get_entity (workspace, CUSTOMER, ids[i]);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      accord_test_until (accord_entity_is_loaded (shown[i]));
      before[i] = accord_entity_get_record (shown[i]);
      g_assert_nonnull (before[i]);
    }
  done = accord_test_boxed (accord_journal_bulk_edit (journal_of (workspace), "Edited", 3000, edit_every_second, NULL, NULL));
  g_assert_cmpuint (done->spans->len, ==, 3000);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (ids[i] % 2 == 0)
      accord_test_until (g_strcmp0 (accord_entity_get_text (shown[i], "phone"), "+49 30 2") == 0);
  accord_test_idle ();
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_cmpstr (accord_entity_get_text (shown[i], "phone"), ==, ids[i] % 2 == 0 ? "+49 30 2" : NULL);
      g_assert_true ((accord_entity_get_record (shown[i]) == before[i]) == (ids[i] % 2 != 0));
      g_object_unref (shown[i]);
    }
  accord_test_drop (workspace);
}

static gboolean
note_priority (AccordBulk *bulk, gpointer data, GError **error)
{
  *(int *) data = getpriority (PRIO_PROCESS, 0); /* of the calling thread */
  return TRUE;
}

/* The window goes on answering where there are as few processors as threads at work; a single edit is not held back. */
static void
test_work_on_many_records_leaves_the_processor_to_others (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  int own = getpriority (PRIO_PROCESS, 0), many = -100, few = -100;

  accord_test_done (accord_journal_bulk_edit (journal_of (workspace), "Edited", 3000, note_priority, &many, NULL));
  accord_test_done (accord_journal_bulk_edit (journal_of (workspace), "Edited", 1, note_priority, &few, NULL));
  g_assert_cmpint (many, ==, MAX (own, 5));
  g_assert_cmpint (few, ==, own);
  accord_test_drop (workspace);
}

static void
test_failed_import_leaves_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GError) error =
    accord_test_error (accord_journal_bulk (journal_of (workspace), "Imported", import_many, workspace, NULL));

  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  accord_test_drop (workspace);
}

/* The file says names alone; now and then a row has a parent all the same. */
static gboolean
import_few_parents (AccordBulk *bulk, gpointer data, GError **error)
{
  int name = accord_kind_find (CUSTOMER, "name"), parent = accord_kind_find (CUSTOMER, "parent");
  gint64 first = 0;

  accord_bulk_expect (bulk, CUSTOMER, 6000, G_GUINT64_CONSTANT (1) << name);
  for (int i = 0; i < 6000; i++)
    {
      AccordValue values[64] = { 0 };
      gint64 id;

      accord_value_set_text (&values[name], "Customer");
      if (i % 100 == 99)
        accord_value_set_number (&values[parent], first);
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[name]);
      if (id == 0)
        return FALSE;
      first = first == 0 ? id : first;
    }
  return TRUE;
}

static gint64
count_children (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;

  g_assert_true (accord_query_add_number (query, "parent", ACCORD_OP_IS, 1));
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  return ids->n_ids;
}

static void
test_import_keeps_other_indexes (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_auto (GStrv) problems = NULL;

  accord_test_done (accord_journal_bulk (journal_of (workspace), "Imported", import_few_parents, NULL, NULL));
  g_assert_cmpint (count_children (workspace), ==, 60);
  undo (workspace);
  g_assert_cmpint (count_children (workspace), ==, 0);
  redo (workspace);
  g_assert_cmpint (count_children (workspace), ==, 60);
  problems = accord_test_boxed (accord_store_check (accord_workspace_get_store (workspace)));
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  accord_test_drop (workspace);
}

static gint64
count_events (AccordWorkspace *workspace)
{
  return accord_test_count (workspace, &accord_stage_event_kind);
}

static void
move (AccordWorkspace *workspace, gint64 deal, const char *stage)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, stage));

  accord_test_set (workspace, DEAL, deal, "stage", id);
}

static void
test_stage_moves_are_events_and_closing_sets_the_date (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Identify"));
  gint64 deal = accord_test_create (workspace, DEAL, "name", "Scanner", "stage", first, NULL);
  gint64 closed = 0;

  g_assert_cmpint (count_events (workspace), ==, 1);
  move (workspace, deal, "Won");
  g_assert_cmpint (count_events (workspace), ==, 2);
  {
    g_autoptr (AccordRecord) won = accord_test_load (workspace, DEAL, deal);

    g_assert_true (accord_record_get_number (won, "closed_on", &closed));
    g_assert_cmpint (closed, ==, accord_date_today ());
  }
  move (workspace, deal, "Needs");
  {
    g_autoptr (AccordRecord) open = accord_test_load (workspace, DEAL, deal);

    g_assert_false (accord_record_get_number (open, "closed_on", &closed));
  }
  undo (workspace);
  {
    g_autoptr (AccordRecord) won = accord_test_load (workspace, DEAL, deal);

    g_assert_true (accord_record_get_number (won, "closed_on", &closed));
    g_assert_cmpstr (accord_record_title_of (won, "stage"), ==, "Won");
  }
  g_assert_cmpint (count_events (workspace), ==, 2);
  accord_test_drop (workspace);
}

static void
test_history_says_who_what_from_to (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 member = accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", "phone", "111", NULL);
  g_autoptr (GPtrArray) lines = NULL;
  AccordHistoryLine *line;

  accord_journal_set_actor (journal_of (workspace), member);
  accord_test_set (workspace, CUSTOMER, id, "phone", "222");
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), CUSTOMER, id));
  g_assert_cmpuint (lines->len, ==, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->actor, ==, "Lin Yue");
  g_assert_cmpstr (line->before.text, ==, "111");
  g_assert_cmpstr (line->after.text, ==, "222");
  line = g_ptr_array_index (lines, 1);
  g_assert_cmpint (line->operation, ==, 'i');
  accord_test_drop (workspace);
}

static void
test_search_finds_han_pinyin_and_initials (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "王伟", NULL);
  static const char *const typed[] = { "王", "王伟", "伟", "wangwei", "ww", "wang" };

  accord_test_create (workspace, CUSTOMER, "name", "李敏", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_autoptr (AccordIds) found = NULL;

      accord_query_set_search (query, typed[i]);
      found = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
      g_test_message ("%s", typed[i]);
      g_assert_cmpuint (found->n_ids, ==, 1);
      g_assert_cmpint (found->ids[0], ==, id);
    }
  accord_test_set (workspace, CUSTOMER, id, "name", "王大伟");
  {
    g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);

    accord_query_set_search (query, "wangwei");
    g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 0);
  }
  accord_test_drop (workspace);
}

static const char *
known_title (AccordWorkspace *workspace, gint64 id)
{
  AccordRecord *record = accord_workspace_peek_record (workspace, CUSTOMER, id);

  return record != NULL ? accord_record_title (record) : NULL;
}

static void
test_entity_follows_every_commit (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  gint64 deal;
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Needs"));
  g_autofree char *link = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (AccordEntity) customer = accord_workspace_get_entity (workspace, CUSTOMER, id);
  g_autoptr (AccordEntity) card = NULL;

  deal = accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, "customer", link, NULL);
  card = accord_workspace_get_entity (workspace, DEAL, deal);
  accord_test_until (accord_entity_is_loaded (customer) && accord_entity_is_loaded (card));
  g_assert_true (accord_entity_is_loaded (customer) && accord_entity_is_loaded (card));
  accord_test_set (workspace, CUSTOMER, id, "name", "Nordwind Robotics");
  accord_test_until (known_title (workspace, id) != NULL && g_strcmp0 (accord_entity_get_title (customer), "Nordwind Robotics") == 0 &&
                     g_strcmp0 (accord_record_title_of (accord_entity_get_record (card), "customer"), "Nordwind Robotics") == 0);
  g_assert_cmpstr (accord_entity_get_title (customer), ==, "Nordwind Robotics");
  g_assert_cmpstr (accord_record_title_of (accord_entity_get_record (card), "customer"), ==, "Nordwind Robotics");
  /* Known as it is now, or not at all. */
  g_assert_true (accord_workspace_peek_record (workspace, CUSTOMER, id) == accord_entity_get_record (customer));
  accord_test_set (workspace, CUSTOMER, id, "name", "Nordwind");
  g_assert_true (known_title (workspace, id) == NULL || g_str_equal (known_title (workspace, id), "Nordwind"));
  accord_test_until (known_title (workspace, id) != NULL);
  g_assert_cmpstr (known_title (workspace, id), ==, "Nordwind");
  g_clear_object (&customer);
  g_assert_null (accord_workspace_peek_record (workspace, CUSTOMER, id));
  g_clear_object (&card);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/journal/edit-survives-restart", test_edit_survives_restart);
  g_test_add_func ("/journal/undo-and-redo-walk-both-ways", test_undo_and_redo_walk_both_ways);
  g_test_add_func ("/journal/undo-pressed-again-waits-for-its-turn", test_undo_pressed_again_waits_for_its_turn);
  g_test_add_func ("/journal/undo-works-after-restart", test_undo_works_after_restart);
  g_test_add_func ("/journal/refused-edit-writes-nothing", test_refused_edit_writes_nothing);
  g_test_add_func ("/journal/equal-value-leaves-no-trace", test_equal_value_leaves_no_trace);
  g_test_add_func ("/journal/undo-of-older-step-keeps-later-edit", test_undo_of_older_step_keeps_later_edit);
  g_test_add_func ("/journal/import-is-undone-in-one-step", test_import_is_undone_in_one_step);
  g_test_add_func ("/journal/import-keeps-indexes-of-other-fields", test_import_keeps_other_indexes);
  g_test_add_func ("/journal/bulk-work-is-told-in-spans", test_bulk_work_is_told_in_spans);
  g_test_add_func ("/journal/spans-with-gaps-name-their-records", test_spans_with_gaps_name_their_records);
  g_test_add_func ("/journal/records-shown-follow-work-told-in-many-spans", test_records_shown_follow_work_told_in_many_spans);
  g_test_add_func ("/journal/work-on-many-records-leaves-the-processor-to-others",
                   test_work_on_many_records_leaves_the_processor_to_others);
  g_test_add_func ("/journal/failed-import-leaves-nothing", test_failed_import_leaves_nothing);
  g_test_add_func ("/journal/stage-moves-are-events-and-closing-sets-the-date", test_stage_moves_are_events_and_closing_sets_the_date);
  g_test_add_func ("/journal/history-says-who-what-from-to", test_history_says_who_what_from_to);
  g_test_add_func ("/journal/search-finds-han-pinyin-and-initials", test_search_finds_han_pinyin_and_initials);
  g_test_add_func ("/journal/entity-follows-every-commit", test_entity_follows_every_commit);
  return g_test_run ();
}
