/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules refuse, on every way in, with the field named; and the guard of development builds
 * against writing past the journal. */
#include "accord-config.h"

#include <string.h>
#include "journal-fixture.h"
#include "accord-statement.h"
#include "accord-writer.h"

/* The edit is refused for a field, with its label in the sentence, and nothing of it is written. */
static void
assert_refused (AccordWorkspace *workspace, AccordEdit *edit, const char *label)
{
  gint64 deals = accord_test_count (workspace, DEAL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (accord_journal_get_undo_label (fixture_journal (workspace)));

  error = fixture_refusal (workspace, edit);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, label));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (accord_test_count (workspace, DEAL), ==, deals);
  g_assert_cmpstr (accord_journal_get_undo_label (fixture_journal (workspace)), ==, before);
}

static gint64
make_deal (AccordWorkspace *workspace)
{
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, "Needs"));

  return accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, NULL);
}

static void
test_required_field_may_not_be_empty (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace);
  AccordEdit *create = accord_edit_new ("A deal without a stage");
  AccordEdit *clear = accord_edit_new ("No name");
  AccordEdit *unstage = accord_edit_new ("No stage");

  accord_edit_set_text (create, DEAL, accord_edit_create (create, DEAL), "name", "Scanner");
  assert_refused (workspace, create, "Stage");
  accord_edit_clear (clear, DEAL, deal, "name");
  assert_refused (workspace, clear, "Name");
  accord_edit_clear (unstage, DEAL, deal, "stage");
  assert_refused (workspace, unstage, "Stage");
  fixture_assert_text (workspace, DEAL, deal, "name", "Scanner");
  accord_test_drop (workspace);
}

static void
test_link_to_what_is_not_there_is_refused (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace);
  gint64 gone = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  static const gint64 nobody[] = { 9999, 0, -5 };
  AccordEdit *edit;

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      edit = accord_edit_new ("Linked to nothing");
      accord_edit_set_number (edit, DEAL, deal, "customer", nobody[i]);
      assert_refused (workspace, edit, "Customer");
    }
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, gone));
  edit = accord_edit_new ("Linked to the Trash");
  accord_edit_set_number (edit, DEAL, deal, "customer", gone);
  assert_refused (workspace, edit, "Customer");
  edit = accord_edit_new ("A stage that is not there");
  accord_edit_set_both (edit, DEAL, deal, "stage", 9999, "a0");
  {
    g_autoptr (GError) error = fixture_refusal (workspace, edit);

    g_assert_true (error->domain == ACCORD_RULE_ERROR || error->domain == ACCORD_STORE_ERROR);
  }
  accord_test_drop (workspace);
}

static void
test_link_that_was_there_before_may_stay (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 buyer = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autofree char *link = fixture_number (buyer);
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, "Needs"));
  gint64 deal = accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, "customer", link, NULL);

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, buyer));
  accord_test_set (workspace, DEAL, deal, "note", "Still talking.");
  fixture_assert_text (workspace, DEAL, deal, "note", "Still talking.");
  accord_test_drop (workspace);
}

static void
test_values_out_of_range_are_refused (void)
{
  static const struct {
    const char *field;
    const char *label;
    gint64 number;
    const char *text;
  } bad[] = {
    { "probability", "Probability", 101, NULL },
    { "probability", "Probability", -1, NULL },
    { "expected_on", "Expected close", G_MAXINT64, NULL },
    { "expected_on", "Expected close", G_MININT64, NULL },
    { "expected_on", "Expected close", -719163, NULL }, /* the day before 0001-01-01 */
    { "amount", "Amount", 100, "EURO" },
    { "amount", "Amount", 100, "eur" },
    { "amount", "Amount", 100, NULL },
    { "name", "Name", 5, "Scanner" },
    { "name", "Name", G_MININT64, "two\nlines" },
    { "name", "Name", G_MININT64, "not \xff text" },
  };
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AccordEdit *edit = accord_edit_new ("Out of range");
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      if (bad[i].text == NULL)
        accord_value_set_number (&value, bad[i].number);
      else if (strcmp (bad[i].field, "name") == 0 && bad[i].number == G_MININT64)
        accord_value_set_text (&value, bad[i].text);
      else
        accord_value_set_both (&value, bad[i].number, bad[i].text);
      accord_edit_set (edit, DEAL, deal, bad[i].field, &value);
      assert_refused (workspace, edit, bad[i].label);
    }
  accord_test_drop (workspace);
}

static void
test_last_days_of_the_calendar_are_taken (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace);

  accord_test_set (workspace, DEAL, deal, "expected_on", "0001-01-01");
  accord_test_set (workspace, DEAL, deal, "expected_on", "9999-12-31");
  accord_test_drop (workspace);
}

static void
test_unknown_choice_is_refused_but_survives (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  AccordEdit *edit = accord_edit_new ("No such choice");

  accord_edit_set_text (edit, CUSTOMER, id, "lifecycle", "married");
  assert_refused (workspace, edit, "Lifecycle");
  /* One that a newer program wrote stays, and does not hinder other edits. */
  fixture_colleague_sets (workspace, CUSTOMER, id, "lifecycle", "married");
  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  fixture_assert_text (workspace, CUSTOMER, id, "lifecycle", "married");
  accord_test_drop (workspace);
}

static void
test_stage_events_cannot_be_edited (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Rewrote history");

  make_deal (workspace);
  accord_edit_set_text (edit, &accord_stage_event_kind, 1, "reason", "Because");
  assert_refused (workspace, edit, "history");
  accord_test_drop (workspace);
}

static gboolean
import_bad (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[64] = { 0 };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (CUSTOMER, "name")], "Nordwind");
  id = accord_bulk_create (bulk, CUSTOMER, values, error);
  g_assert_cmpint (id, !=, 0);
  accord_value_set_text (&values[accord_kind_find (CUSTOMER, "lifecycle")], "married");
  id = accord_bulk_create (bulk, CUSTOMER, values, error);
  accord_value_clear (&values[accord_kind_find (CUSTOMER, "name")]);
  accord_value_clear (&values[accord_kind_find (CUSTOMER, "lifecycle")]);
  return id != 0;
}

static void
test_import_keeps_to_the_rules_too (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GError) error =
    accord_test_error (accord_journal_bulk (fixture_journal (workspace), "Imported", import_bad, NULL, NULL));

  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "Lifecycle"));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  accord_test_drop (workspace);
}

static void
test_record_that_is_not_there_is_named (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edits[3] = { accord_edit_new ("a"), accord_edit_new ("b"), accord_edit_new ("c") };

  accord_edit_set_text (edits[0], CUSTOMER, 77, "city", "Kiel");
  accord_edit_delete (edits[1], CUSTOMER, 77);
  accord_edit_restore (edits[2], CUSTOMER, 77);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = fixture_refusal (workspace, edits[i]);

      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
      g_assert_nonnull (strstr (error->message, "Customers"));
    }
  accord_test_drop (workspace);
}

static DexFuture *
write_past_the_journal (AccordWriter *writer, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) st = NULL;
  static const AccordTxn txn = { .stamp = 1, .origin = "edit", .label = "Behind the journal's back" };

  accord_writer_begin_txn (writer, &txn, &error);
  g_assert_no_error (error);
  st = accord_reader_prepare (accord_writer_reader (writer), "UPDATE customer SET name='666'", &error);
  g_assert_no_error (error);
  accord_statement_run (st, &error);
  g_assert_no_error (error);
  return dex_future_new_for_boolean (TRUE);
}

static void
test_writing_past_the_journal_stops_a_development_build (void)
{
  if (!ACCORD_DEVELOPMENT)
    {
      g_test_skip ("only development builds look");
      return;
    }
  if (g_test_subprocess ())
    {
      AccordWorkspace *workspace = accord_test_workspace ();

      accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
      accord_test_done (accord_store_write (accord_workspace_get_store (workspace), write_past_the_journal, NULL, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*1 rows changed, 0 were journaled*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/rules/required-field-may-not-be-empty", test_required_field_may_not_be_empty);
  g_test_add_func ("/rules/link-to-what-is-not-there-is-refused", test_link_to_what_is_not_there_is_refused);
  g_test_add_func ("/rules/link-that-was-there-before-may-stay", test_link_that_was_there_before_may_stay);
  g_test_add_func ("/rules/values-out-of-range-are-refused", test_values_out_of_range_are_refused);
  g_test_add_func ("/rules/last-days-of-the-calendar-are-taken", test_last_days_of_the_calendar_are_taken);
  g_test_add_func ("/rules/unknown-choice-is-refused-but-survives", test_unknown_choice_is_refused_but_survives);
  g_test_add_func ("/rules/stage-events-cannot-be-edited", test_stage_events_cannot_be_edited);
  g_test_add_func ("/rules/import-keeps-to-the-rules-too", test_import_keeps_to_the_rules_too);
  g_test_add_func ("/rules/record-that-is-not-there-is-named", test_record_that_is_not_there_is_named);
  g_test_add_func ("/rules/writing-past-the-journal-stops-a-development-build", test_writing_past_the_journal_stops_a_development_build);
  return g_test_run ();
}
