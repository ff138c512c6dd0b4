/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo of everything there is to do, and what they leave alone. */
#include "accord-config.h"

#include "journal-fixture.h"

/* What of a deed is undone and redone twice, each time all of it. */
static void
walk_both_ways (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, gboolean deleted_before, gboolean deleted_after)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AccordChangeSet) undone = fixture_undo (workspace);
      g_autoptr (AccordChangeSet) redone = NULL;

      g_assert_null (undone->notes);
      fixture_assert_deleted (workspace, kind, id, deleted_before);
      redone = fixture_redo (workspace);
      g_assert_null (redone->notes);
      fixture_assert_deleted (workspace, kind, id, deleted_after);
    }
}

static void
test_creation_is_undone_and_redone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", "phone", "12345", NULL);

  walk_both_ways (workspace, CUSTOMER, id, TRUE, FALSE);
  fixture_assert_text (workspace, CUSTOMER, id, "phone", "12345");
  accord_test_drop (workspace);
}

static void
test_deletion_is_undone_and_redone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  walk_both_ways (workspace, CUSTOMER, id, FALSE, TRUE);
  accord_test_drop (workspace);
}

static void
test_restoration_is_undone_and_redone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_restore (workspace, CUSTOMER, id));
  walk_both_ways (workspace, CUSTOMER, id, TRUE, FALSE);
  accord_test_drop (workspace);
}

static void
test_edit_of_many_records_is_one_step (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = accord_test_create (workspace, CUSTOMER, "name", "A", NULL);
  gint64 b = accord_test_create (workspace, CUSTOMER, "name", "B", NULL);
  AccordEdit *edit = accord_edit_new ("Did much");
  gint64 person = accord_edit_create (edit, &accord_contact_kind);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;
  gint64 contact = 0;

  accord_edit_set_text (edit, CUSTOMER, a, "city", "Kiel");
  accord_edit_set_text (edit, CUSTOMER, a, "name", "AA");
  accord_edit_delete (edit, CUSTOMER, b);
  accord_edit_set_text (edit, &accord_contact_kind, person, "name", "Ada");
  accord_edit_set_number (edit, &accord_contact_kind, person, "customer", a);
  set = accord_test_commit (workspace, edit);
  g_assert_cmpuint (set->n_done, ==, 3);
  g_assert_true (accord_change_set_created (set, &accord_contact_kind, &contact));
  undone = fixture_undo (workspace);
  g_assert_cmpuint (undone->n_done, ==, 3);
  g_assert_cmpstr (undone->undone_label, ==, "Did much");
  fixture_assert_text (workspace, CUSTOMER, a, "name", "A");
  fixture_assert_text (workspace, CUSTOMER, a, "city", NULL);
  fixture_assert_deleted (workspace, CUSTOMER, b, FALSE);
  fixture_assert_deleted (workspace, &accord_contact_kind, contact, TRUE);
  accord_change_set_unref (fixture_redo (workspace));
  fixture_assert_text (workspace, CUSTOMER, a, "name", "AA");
  fixture_assert_deleted (workspace, CUSTOMER, b, TRUE);
  fixture_assert_deleted (workspace, &accord_contact_kind, contact, FALSE);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_deleted_record_with_links_comes_back_linked (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autofree char *link = fixture_number (id);
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, "Needs"));
  gint64 deal = accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, "customer", link, NULL);
  g_autoptr (AccordRecord) record = NULL;

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  /* The deal may be worked on meanwhile, and keeps its link. */
  accord_test_set (workspace, DEAL, deal, "note", "Called.");
  accord_change_set_unref (fixture_undo (workspace));
  accord_change_set_unref (fixture_undo (workspace));
  record = accord_test_load (workspace, DEAL, deal);
  g_assert_cmpstr (accord_record_title_of (record, "customer"), ==, "Nordwind");
  fixture_assert_deleted (workspace, CUSTOMER, id, FALSE);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_edit_in_a_deleted_record_is_undone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autoptr (AccordChangeSet) set = fixture_change (workspace, CUSTOMER, id, "phone", "12345");

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_undo_txn (workspace, set->txn));
  fixture_assert_text (workspace, CUSTOMER, id, "phone", NULL);
  fixture_assert_deleted (workspace, CUSTOMER, id, TRUE);
  accord_change_set_unref (fixture_restore (workspace, CUSTOMER, id));
  fixture_assert_text (workspace, CUSTOMER, id, "phone", NULL);
  accord_test_drop (workspace);
}

static void
test_new_edit_clears_what_could_be_redone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  gboolean can_redo = FALSE;
  g_autoptr (GError) error = NULL;

  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  accord_change_set_unref (fixture_undo (workspace));
  g_assert_cmpstr (accord_journal_get_redo_label (fixture_journal (workspace)), ==, "Changed a field");
  accord_test_set (workspace, CUSTOMER, id, "city", "Ulm");
  g_object_get (fixture_journal (workspace), "can-redo", &can_redo, NULL);
  g_assert_false (can_redo);
  error = accord_test_error (accord_journal_redo (fixture_journal (workspace)));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  fixture_assert_text (workspace, CUSTOMER, id, "city", "Ulm");
  accord_test_drop (workspace);
}

static void
test_nothing_to_undo_is_said (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) twice = NULL;
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  set = fixture_change (workspace, CUSTOMER, id, "city", "Kiel");
  accord_change_set_unref (fixture_undo_txn (workspace, set->txn));
  twice = accord_test_error (accord_journal_undo_txn (fixture_journal (workspace), set->txn));
  g_assert_error (twice, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  /* Making the workspace itself is not undone. */
  accord_change_set_unref (fixture_undo (workspace));
  error = accord_test_error (accord_journal_undo (fixture_journal (workspace)));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  accord_test_drop (workspace);
}

static void
test_notes_name_the_field_and_record_left_alone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  AccordEdit *edit = accord_edit_new ("Three fields");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;

  accord_edit_set_text (edit, CUSTOMER, id, "phone", "12345");
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Kiel");
  accord_edit_set_text (edit, CUSTOMER, id, "country", "DE");
  set = accord_test_commit (workspace, edit);
  accord_test_set (workspace, CUSTOMER, id, "phone", "67890");
  undone = fixture_undo_txn (workspace, set->txn);
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 1);
  g_assert_cmpstr (undone->notes[0], ==, "Phone of “Nordwind” was changed again since and is left as it is.");
  g_assert_cmpuint (undone->changes->len, ==, 1);
  fixture_assert_text (workspace, CUSTOMER, id, "phone", "67890");
  fixture_assert_text (workspace, CUSTOMER, id, "city", NULL);
  fixture_assert_text (workspace, CUSTOMER, id, "country", NULL);
  accord_test_drop (workspace);
}

static void
test_later_edit_with_the_same_value_is_kept (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autoptr (AccordChangeSet) first = fixture_change (workspace, CUSTOMER, id, "city", "Kiel");
  g_autoptr (AccordChangeSet) undone = NULL;

  /* A colleague writes another value and then this one again: it is the colleague's now. */
  accord_test_set (workspace, CUSTOMER, id, "city", "Ulm");
  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  undone = fixture_undo_txn (workspace, first->txn);
  g_assert_cmpuint (undone->n_done, ==, 0);
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 1);
  fixture_assert_text (workspace, CUSTOMER, id, "city", "Kiel");
  accord_test_drop (workspace);
}

static void
test_created_record_edited_since_is_kept_and_named (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Made");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;
  gint64 id = 0;

  accord_edit_set_text (edit, CUSTOMER, accord_edit_create (edit, CUSTOMER), "name", "Nordwind");
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, CUSTOMER, &id));
  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  undone = fixture_undo_txn (workspace, set->txn);
  g_assert_cmpuint (undone->n_done, ==, 0);
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 1);
  g_assert_cmpstr (undone->notes[0], ==, "“Nordwind” was edited since and is kept.");
  fixture_assert_deleted (workspace, CUSTOMER, id, FALSE);
  accord_test_drop (workspace);
}

static void
test_deleting_twice_and_undoing_once_leaves_it_deleted (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autoptr (AccordChangeSet) first = fixture_delete (workspace, CUSTOMER, id);
  g_autoptr (AccordChangeSet) second = fixture_delete (workspace, CUSTOMER, id);

  g_assert_cmpuint (first->n_done, ==, 1);
  g_assert_cmpuint (second->n_done, ==, 0);
  accord_change_set_unref (fixture_undo (workspace));
  fixture_assert_deleted (workspace, CUSTOMER, id, FALSE);
  accord_test_drop (workspace);
}

static void
test_undo_of_a_deletion_keeps_a_later_restoration_and_deletion (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autoptr (AccordChangeSet) first = fixture_delete (workspace, CUSTOMER, id);
  g_autoptr (AccordChangeSet) undone = NULL;

  accord_change_set_unref (fixture_restore (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  undone = fixture_undo_txn (workspace, first->txn);
  g_assert_cmpuint (undone->n_done, ==, 0);
  g_assert_cmpuint (g_strv_length (undone->notes), ==, 1);
  fixture_assert_deleted (workspace, CUSTOMER, id, TRUE);
  accord_test_drop (workspace);
}

static void
test_deletions_are_undone_one_by_one (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_restore (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  for (int round = 0; round < 2; round++)
    {
      static const gboolean deleted[] = { FALSE, TRUE, FALSE, TRUE };

      for (int i = 0; i < 4; i++)
        {
          g_autoptr (AccordChangeSet) set = fixture_undo (workspace);

          g_assert_null (set->notes);
          fixture_assert_deleted (workspace, CUSTOMER, id, deleted[i]);
        }
      for (int i = 0; i < 4; i++)
        {
          g_autoptr (AccordChangeSet) set = fixture_redo (workspace);

          g_assert_null (set->notes);
          fixture_assert_deleted (workspace, CUSTOMER, id, !deleted[3 - i]);
        }
    }
  accord_test_drop (workspace);
}

static void
test_undo_keeps_later_remote_edit_and_goes_on (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autoptr (AccordChangeSet) kept = NULL;

  accord_test_set (workspace, CUSTOMER, id, "phone", "12345");
  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  fixture_colleague_sets (workspace, CUSTOMER, id, "city", "Ulm");
  kept = fixture_undo (workspace);
  g_assert_cmpuint (kept->n_done, ==, 0);
  g_assert_cmpuint (g_strv_length (kept->notes), ==, 1);
  fixture_assert_text (workspace, CUSTOMER, id, "city", "Ulm");
  /* The step of which nothing is left does not stand in the way. */
  accord_change_set_unref (fixture_undo (workspace));
  fixture_assert_text (workspace, CUSTOMER, id, "phone", NULL);
  fixture_assert_text (workspace, CUSTOMER, id, "city", "Ulm");
  accord_test_drop (workspace);
}

static void
test_history_keeps_every_step (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autofree char *history = NULL;
  g_autofree char *after = NULL;

  accord_test_set (workspace, CUSTOMER, id, "city", "Kiel");
  accord_change_set_unref (fixture_undo (workspace));
  accord_change_set_unref (fixture_redo (workspace));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, id));
  accord_change_set_unref (fixture_undo (workspace));
  history = fixture_history (workspace, CUSTOMER, id);
  g_assert_cmpstr (history, ==, "rduuui");
  workspace = accord_test_reopen (workspace);
  after = fixture_history (workspace, CUSTOMER, id);
  g_assert_cmpstr (after, ==, history);
  accord_test_drop (workspace);
}

static void
test_change_set_names_only_what_changed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", "city", "Kiel", NULL);
  AccordEdit *edit = accord_edit_new ("Three fields, one new");
  g_autoptr (AccordChangeSet) set = NULL;
  AccordChange *change;

  accord_edit_set_text (edit, CUSTOMER, id, "name", "Nordwind");
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Ulm");
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Kiel");
  accord_edit_set_text (edit, CUSTOMER, id, "country", "DE");
  set = accord_test_commit (workspace, edit);
  g_assert_cmpuint (set->changes->len, ==, 1);
  change = &g_array_index (set->changes, AccordChange, 0);
  g_assert_cmpint (change->operation, ==, 'u');
  g_assert_cmpint (change->id, ==, id);
  g_assert_cmphex (change->fields, ==, G_GUINT64_CONSTANT (1) << accord_kind_find (CUSTOMER, "country"));
  g_assert_true (accord_change_set_touches (set, CUSTOMER));
  g_assert_true (accord_change_set_touches_record (set, CUSTOMER, id));
  g_assert_false (accord_change_set_touches_record (set, CUSTOMER, id + 1));
  accord_test_drop (workspace);
}

/* One by one or in spans, of kinds with low and high numbers. */
static void
test_change_set_knows_its_kinds (void)
{
  g_autoptr (AccordChangeSet) set = accord_change_set_new (ACCORD_ORIGIN_EDIT, "Kinds");
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  gint64 id;

  g_assert_cmpint (n_kinds, >, 3);
  for (int i = 0; i < n_kinds; i++)
    g_assert_false (accord_change_set_touches (set, kinds[i]));
  for (int i = 0; i < n_kinds; i += 3)
    accord_change_set_add (set, kinds[i], 7, 'i', 0);
  for (int i = 1; i < n_kinds; i += 3)
    accord_change_set_add_span (set, kinds[i], 'u', 5, 9);
  for (int i = 0; i < n_kinds; i++)
    {
      g_assert_cmpint (accord_change_set_touches (set, kinds[i]), ==, i % 3 != 2);
      g_assert_cmpint (accord_change_set_touches_record (set, kinds[i], 7), ==, i % 3 != 2);
      g_assert_cmpint (accord_change_set_touches_record (set, kinds[i], 9), ==, i % 3 == 1);
      g_assert_cmpint (accord_change_set_created (set, kinds[i], &id), ==, i % 3 == 0);
    }
  accord_change_set_add_span (set, kinds[2], 'i', 11, 2011); /* bulk work makes records too */
  g_assert_true (accord_change_set_created (set, kinds[2], &id));
  g_assert_cmpint (id, ==, 11);
}

static void
count_cb (AccordJournal *journal, AccordChangeSet *set, guint *n)
{
  *n += 1;
}

static void
test_commit_nobody_waits_for_is_still_told (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  AccordEdit *edit = accord_edit_new ("Moved to Kiel");
  guint n = 0;

  g_signal_connect (fixture_journal (workspace), "committed", G_CALLBACK (count_cb), &n);
  accord_edit_set_text (edit, CUSTOMER, id, "city", "Kiel");
  dex_unref (accord_journal_commit (fixture_journal (workspace), edit));
  accord_edit_unref (edit);
  accord_test_until (n > 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (accord_journal_get_undo_label (fixture_journal (workspace)), ==, "Moved to Kiel");
  fixture_assert_text (workspace, CUSTOMER, id, "city", "Kiel");
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/journal/creation-is-undone-and-redone", test_creation_is_undone_and_redone);
  g_test_add_func ("/journal/deletion-is-undone-and-redone", test_deletion_is_undone_and_redone);
  g_test_add_func ("/journal/restoration-is-undone-and-redone", test_restoration_is_undone_and_redone);
  g_test_add_func ("/journal/edit-of-many-records-is-one-step", test_edit_of_many_records_is_one_step);
  g_test_add_func ("/journal/deleted-record-with-links-comes-back-linked", test_deleted_record_with_links_comes_back_linked);
  g_test_add_func ("/journal/edit-in-a-deleted-record-is-undone", test_edit_in_a_deleted_record_is_undone);
  g_test_add_func ("/journal/new-edit-clears-what-could-be-redone", test_new_edit_clears_what_could_be_redone);
  g_test_add_func ("/journal/nothing-to-undo-is-said", test_nothing_to_undo_is_said);
  g_test_add_func ("/journal/notes-name-the-field-and-record-left-alone", test_notes_name_the_field_and_record_left_alone);
  g_test_add_func ("/journal/later-edit-with-the-same-value-is-kept", test_later_edit_with_the_same_value_is_kept);
  g_test_add_func ("/journal/created-record-edited-since-is-kept-and-named", test_created_record_edited_since_is_kept_and_named);
  g_test_add_func ("/journal/deleting-twice-and-undoing-once", test_deleting_twice_and_undoing_once_leaves_it_deleted);
  g_test_add_func ("/journal/undo-of-a-deletion-keeps-a-later-one", test_undo_of_a_deletion_keeps_a_later_restoration_and_deletion);
  g_test_add_func ("/journal/deletions-are-undone-one-by-one", test_deletions_are_undone_one_by_one);
  g_test_add_func ("/journal/undo-keeps-later-remote-edit-and-goes-on", test_undo_keeps_later_remote_edit_and_goes_on);
  g_test_add_func ("/journal/history-keeps-every-step", test_history_keeps_every_step);
  g_test_add_func ("/journal/change-set-names-only-what-changed", test_change_set_names_only_what_changed);
  g_test_add_func ("/journal/change-set-knows-its-kinds", test_change_set_knows_its_kinds);
  g_test_add_func ("/journal/commit-nobody-waits-for-is-still-told", test_commit_nobody_waits_for_is_still_told);
  return g_test_run ();
}
