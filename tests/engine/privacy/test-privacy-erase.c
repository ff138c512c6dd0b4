/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing a person: nothing of the name and the numbers is left in the bytes of the file and its log,
 * figures stay, and no undo brings anything back. */
#include "accord-config.h"

#include <string.h>
#include "accord-mentions.h"
#include "privacy-fixture.h"

/* How often a word stands in the file and its log. */
static guint
count_bytes (AccordWorkspace *workspace, const char *word)
{
  static const char *const suffixes[] = { "", "-wal" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (accord_workspace_get_path (workspace), suffixes[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size = 0;

      if (!g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      for (const char *p = bytes; (p = memmem (p, size - (gsize) (p - bytes), word, strlen (word))) != NULL; p++)
        n++;
    }
  return n;
}

static const char *const words[] = { PERSON_NAME, PERSON_OLD_NAME, PERSON_PHONE, PERSON_OLD_PHONE, PERSON_EMAIL,
                                     PERSON_SECOND_EMAIL, PERSON_PICTURE, PERSON_DIGITS, "Zhenhua O.", "ouyang zhenhua", "zhenhua",
                                     "13987654321", "Wife of Anna", "likes tea", "huahua77", "ouyangzhenhua" };

static void
test_no_byte_is_left_in_file_and_log (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;

  privacy_file_init (&file);
  for (gsize i = 0; i < 5; i++)
    g_assert_cmpuint (count_bytes (file.workspace, words[i]), >, 0);
  erasure = privacy_erase (&file);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = count_bytes (file.workspace, words[i]);

      if (n > 0)
        g_test_message ("%u times “%s”", n, words[i]);
      g_assert_cmpuint (n, ==, 0);
    }
  g_assert_true (erasure->is_clean);
  g_assert_cmpuint (erasure->n_records, >=, 5);
  g_assert_cmpuint (erasure->n_changes, >, 0);
  g_assert_cmpuint (erasure->n_labels, >, 0);
  g_assert_cmpuint (g_strv_length (erasure->remarks), ==, 1); /* backups */
  accord_test_drop (file.workspace);
}

static guint
search (AccordWorkspace *workspace, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordQuery) living = accord_query_new (kind);
  g_autoptr (AccordQuery) trash = accord_query_new (kind);
  g_autoptr (AccordIds) found = NULL, gone = NULL;

  accord_query_set_search (living, typed);
  accord_query_set_search (trash, typed);
  accord_query_set_deleted (trash, TRUE);
  found = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), living));
  gone = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), trash));
  return found->n_ids + gone->n_ids;
}

static void
test_search_forgets_the_person (void)
{
  static const char *const typed[] = { PERSON_NAME, "ouyang", "oyzh", PERSON_DIGITS, "13987654321", "huahua77", "zhenhua.ouyang" };
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;

  privacy_file_init (&file);
  g_assert_cmpuint (search (file.workspace, &accord_customer_kind, PERSON_NAME), ==, 1);
  g_assert_cmpuint (search (file.workspace, &accord_handle_kind, "huahua77"), ==, 1);
  erasure = privacy_erase (&file);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpuint (search (file.workspace, &accord_customer_kind, typed[i]) + search (file.workspace, &accord_handle_kind, typed[i]) +
                      search (file.workspace, &accord_deal_kind, typed[i]), ==, 0);
  g_assert_cmpuint (search (file.workspace, &accord_customer_kind, "Anna"), ==, 1);
  accord_test_drop (file.workspace);
}

static void
assert_text (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *expected)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);

  g_assert_cmpstr (accord_record_text (record, field), ==, expected);
}

/* The row and its id stay, so that nobody's late edit makes it anew. */
static void
test_a_tombstone_stays (void)
{
  PrivacyFile file;
  g_autoptr (AccordRecord) before = NULL, after = NULL;
  g_autoptr (AccordErasure) erasure = NULL;

  privacy_file_init (&file);
  before = accord_test_load (file.workspace, &accord_customer_kind, file.person);
  erasure = privacy_erase (&file);
  after = accord_test_load (file.workspace, &accord_customer_kind, file.person);
  g_assert_true (accord_id_equal (accord_record_uid (before), accord_record_uid (after)));
  g_assert_true (accord_record_is_deleted (after));
  g_assert_true (g_str_has_prefix (accord_record_title (after), "Erased person "));
  g_assert_null (accord_record_text (after, "phone"));
  g_assert_null (accord_record_text (after, "note"));
  g_assert_cmpstr (accord_record_text (after, "city"), ==, "苏州");
  accord_test_drop (file.workspace);
}

static void
test_deals_and_timeline_stay_nameless (void)
{
  PrivacyFile file;
  g_autoptr (AccordRecord) deal = NULL;
  g_autoptr (AccordErasure) erasure = NULL;
  AccordMoney money;

  privacy_file_init (&file);
  erasure = privacy_erase (&file);
  deal = accord_test_load (file.workspace, &accord_deal_kind, file.deal);
  g_assert_false (accord_record_is_deleted (deal));
  g_assert_true (accord_record_get_money (deal, "amount", &money));
  g_assert_cmpint (money.minor, ==, 100050);
  g_assert_cmpint (accord_record_number (deal, "customer"), ==, file.person);
  g_assert_cmpstr (accord_record_text (deal, "name"), ==, "··· – roof");
  assert_text (file.workspace, &accord_activity_kind, file.activity, "title", "Call");
  assert_text (file.workspace, &accord_activity_kind, file.activity, "body", NULL);
  g_assert_cmpint (accord_test_count (file.workspace, &accord_activity_kind), ==, 2);
  /* Another person's record is another's, but for what it quotes. */
  assert_text (file.workspace, &accord_customer_kind, file.other, "name", "Anna Lang");
  assert_text (file.workspace, &accord_customer_kind, file.other, "note", "Sister of ···, call ···");
  g_assert_cmpint (accord_test_count (file.workspace, &accord_handle_kind), ==, 0);
  accord_test_drop (file.workspace);
}

/* Every older change set is undone, newest first; then again after a restart. */
static void
test_undo_brings_nothing_back (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;
  AccordJournal *journal;

  privacy_file_init (&file);
  erasure = privacy_erase (&file);
  file.workspace = accord_test_reopen (file.workspace);
  journal = accord_workspace_get_journal (file.workspace);
  while (accord_journal_get_undo_label (journal) != NULL)
    {
      g_assert_null (strstr (accord_journal_get_undo_label (journal), PERSON_NAME));
      accord_change_set_unref (accord_test_boxed (accord_journal_undo (journal)));
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        g_assert_cmpuint (count_bytes (file.workspace, words[i]), ==, 0);
    }
  while (accord_journal_get_redo_label (journal) != NULL)
    accord_change_set_unref (accord_test_boxed (accord_journal_redo (journal)));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_bytes (file.workspace, words[i]), ==, 0);
  accord_test_drop (file.workspace);
}

/* The record it was once merged into had its values for a while. */
static void
test_a_merge_taken_back_leaves_no_trace (void)
{
  PrivacyFile file;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (AccordErasure) erasure = NULL;
  gint64 merge = 0;

  privacy_file_init (&file);
  accord_test_set (file.workspace, &accord_customer_kind, file.person, "phone", "030 7");
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (file.workspace), &accord_customer_kind, file.alias));
  for (guint i = 0; i < lines->len && merge == 0; i++)
    merge = ((AccordHistoryLine *) lines->pdata[i])->operation == 'd' ? ((AccordHistoryLine *) lines->pdata[i])->txn : 0;
  accord_change_set_unref (accord_test_boxed (accord_journal_undo_txn (accord_workspace_get_journal (file.workspace), merge)));
  erasure = accord_test_boxed (accord_journal_erase (accord_workspace_get_journal (file.workspace), &accord_customer_kind, file.alias));
  g_assert_cmpuint (count_bytes (file.workspace, "Zhenhua O."), ==, 0);
  g_assert_cmpuint (count_bytes (file.workspace, PERSON_PHONE), ==, 0);
  g_assert_cmpuint (count_bytes (file.workspace, PERSON_EMAIL), >, 0); /* of the other one, which stays */
  assert_text (file.workspace, &accord_customer_kind, file.person, "email", PERSON_EMAIL);
  accord_test_drop (file.workspace);
}

static const AccordMention *
mention_of (const GPtrArray *found, const AccordKind *kind, gint64 id)
{
  for (guint i = 0; i < found->len; i++)
    if (accord_kind_is (((AccordMention *) found->pdata[i])->kind, kind) && ((AccordMention *) found->pdata[i])->id == id)
      return found->pdata[i];
  return NULL;
}

/* Notes of others, a saved view, what lies in the Trash: no link leads there from the person. */
static void
test_what_mentions_the_person_elsewhere_goes_with_them (void)
{
  PrivacyFile file;
  AccordWorkspace *w;
  g_autoptr (AccordErasure) erasure = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *firm = NULL;
  AccordEdit *edit = accord_edit_new ("Deleted a note about " PERSON_NAME);
  gint64 note, view, trashed, namesake, neighbour;

  privacy_file_init (&file);
  w = file.workspace;
  firm = g_strdup_printf ("%" G_GINT64_FORMAT, file.firm);
  note = accord_test_create (w, &accord_activity_kind, "title", "Fair", "type", "note", "customer", firm, "body",
                             "Talked to " PERSON_NAME " at the fair, and to others", NULL);
  accord_test_set (w, &accord_activity_kind, note, "body", "Met " PERSON_NAME " at the fair, and others");
  view = accord_test_create (w, &accord_view_kind, "name", "Like " PERSON_NAME, "target", "customer", "mode", "live", "definition",
                             "{\"filter\":\"" PERSON_EMAIL "\"}", NULL);
  trashed = accord_test_create (w, &accord_activity_kind, "title", "Ring " PERSON_PHONE, "type", "note", "customer", firm, NULL);
  namesake = accord_test_create (w, &accord_customer_kind, "name", PERSON_NAME, "type", "person", NULL);
  accord_test_set (w, &accord_customer_kind, file.person, "address", "Kungsgatan 13100, Stockholm");
  neighbour = accord_test_create (w, &accord_customer_kind, "name", "Next Door", "address", "Kungsgatan 13100, Stockholm", NULL);
  accord_edit_delete (edit, &accord_activity_kind, trashed);
  accord_change_set_unref (accord_test_commit (w, edit));
  found = accord_test_boxed (accord_journal_find_mentions (accord_workspace_get_journal (w), &accord_customer_kind, file.person, NULL));
  g_assert_cmpuint (found->len, ==, 4); /* not what an erasure reaches anyway, nor the name of a namesake */
  g_assert_null (mention_of (found, &accord_customer_kind, namesake));
  g_assert_false (mention_of (found, &accord_customer_kind, neighbour)->is_sure);
  g_assert_cmpstr (mention_of (found, &accord_activity_kind, note)->text, ==, "Met " PERSON_NAME " at the fair, and others");
  g_assert_false (mention_of (found, &accord_activity_kind, note)->is_sure);
  g_assert_true (mention_of (found, &accord_view_kind, view)->is_sure);
  g_assert_true (mention_of (found, &accord_activity_kind, trashed)->is_sure);
  erasure = accord_test_boxed (accord_journal_erase_with (accord_workspace_get_journal (w), &accord_customer_kind, file.person, found));
  assert_text (w, &accord_activity_kind, note, "body", "Met ··· at the fair, and others");
  assert_text (w, &accord_view_kind, view, "name", "Like ···");
  assert_text (w, &accord_view_kind, view, "definition", "{\"filter\":\"···\"}");
  g_assert_cmpuint (count_bytes (w, PERSON_EMAIL), ==, 0);
  g_assert_cmpuint (count_bytes (w, "Talked to " PERSON_NAME), ==, 0);
  g_assert_cmpuint (count_bytes (w, "Like " PERSON_NAME), ==, 0);
  g_assert_cmpuint (count_bytes (w, "note about " PERSON_NAME), ==, 0);
  assert_text (w, &accord_customer_kind, namesake, "name", PERSON_NAME);
  accord_test_drop (file.workspace);
}

static void
test_an_erasure_is_not_a_step_of_undo (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;
  g_autoptr (GPtrArray) txns = NULL;
  g_autoptr (GError) error = NULL;
  AccordJournal *journal;
  const AccordTxnLine *newest;

  privacy_file_init (&file);
  journal = accord_workspace_get_journal (file.workspace);
  erasure = privacy_erase (&file);
  g_assert_cmpstr (accord_journal_get_undo_label (journal), !=, "Erased a person’s data");
  txns = accord_test_boxed (accord_store_recent_txns (accord_workspace_get_store (file.workspace), 1));
  newest = txns->pdata[0];
  g_assert_cmpstr (newest->origin, ==, "erase");
  error = accord_test_error (accord_journal_undo_txn (journal, newest->txn));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  accord_test_drop (file.workspace);
}

/* Somebody else of the same name keeps it, in the record and in the labels of changes to it. */
static void
test_a_namesake_keeps_the_name (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;
  AccordEdit *edit = accord_edit_new ("Changed city of " PERSON_NAME);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 namesake;

  privacy_file_init (&file);
  namesake = accord_test_create (file.workspace, &accord_customer_kind, "name", PERSON_NAME, "type", "person", NULL);
  accord_edit_set_text (edit, &accord_customer_kind, namesake, "city", "上海");
  set = accord_test_commit (file.workspace, edit);
  erasure = privacy_erase (&file);
  assert_text (file.workspace, &accord_customer_kind, namesake, "name", PERSON_NAME);
  g_assert_cmpuint (search (file.workspace, &accord_customer_kind, PERSON_NAME), ==, 1);
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (file.workspace), &accord_customer_kind, namesake));
  g_assert_cmpstr (((AccordHistoryLine *) lines->pdata[0])->label, ==, "Changed city of " PERSON_NAME);
  accord_test_drop (file.workspace);
}

static void
test_history_says_that_it_was_erased (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean said = FALSE;

  privacy_file_init (&file);
  erasure = privacy_erase (&file);
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (file.workspace), &accord_customer_kind, file.person));
  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      said |= line->operation == 'e';
      g_assert_null (line->before.text ? strstr (line->before.text, "1234 9876") : NULL);
      g_assert_null (line->label ? strstr (line->label, PERSON_NAME) : NULL);
    }
  g_assert_true (said);
  accord_test_drop (file.workspace);
}

static void
test_the_file_is_whole_afterwards (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL, again = NULL;
  g_auto (GStrv) problems = NULL;

  privacy_file_init (&file);
  erasure = privacy_erase (&file);
  again = privacy_erase (&file); /* once more does no harm */
  problems = accord_test_boxed (accord_store_check (accord_workspace_get_store (file.workspace)));
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  accord_test_create (file.workspace, &accord_customer_kind, "name", "Next", NULL);
  accord_test_drop (file.workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/privacy/erase/no-byte-is-left-in-file-and-log", test_no_byte_is_left_in_file_and_log);
  g_test_add_func ("/privacy/erase/search-forgets-the-person", test_search_forgets_the_person);
  g_test_add_func ("/privacy/erase/a-tombstone-stays", test_a_tombstone_stays);
  g_test_add_func ("/privacy/erase/deals-and-timeline-stay-nameless", test_deals_and_timeline_stay_nameless);
  g_test_add_func ("/privacy/erase/undo-brings-nothing-back", test_undo_brings_nothing_back);
  g_test_add_func ("/privacy/erase/a-merge-taken-back-leaves-no-trace", test_a_merge_taken_back_leaves_no_trace);
  g_test_add_func ("/privacy/erase/an-erasure-is-not-a-step-of-undo", test_an_erasure_is_not_a_step_of_undo);
  g_test_add_func ("/privacy/erase/a-namesake-keeps-the-name", test_a_namesake_keeps_the_name);
  g_test_add_func ("/privacy/erase/history-says-that-it-was-erased", test_history_says_that_it_was_erased);
  g_test_add_func ("/privacy/erase/the-file-is-whole-afterwards", test_the_file_is_whole_afterwards);
  g_test_add_func ("/privacy/erase/what-mentions-the-person-elsewhere-goes-with-them", test_what_mentions_the_person_elsewhere_goes_with_them);
  return g_test_run ();
}
