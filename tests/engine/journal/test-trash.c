/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in the Trash is told once each, newest first, and comes back in one step. */
#include "accord-config.h"

#include "accord-restore.h"
#include "journal-fixture.h"

#define CONTACT (&accord_contact_kind)

static AccordTrash *
look (AccordWorkspace *workspace, const AccordKind *kind, const char *typed)
{
  return accord_test_boxed (accord_store_trash (accord_workspace_get_store (workspace), kind, typed));
}

/* "Alpha,Beta": what the rows are called, in their order. */
static char *
names (AccordWorkspace *workspace, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordTrash) trash = look (workspace, kind, typed);
  g_autoptr (GPtrArray) lines =
    accord_test_boxed (accord_store_trash_lines (accord_workspace_get_store (workspace), trash->rows, trash->n_rows));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", ((AccordTrashLine *) lines->pdata[i])->title);
  return g_string_free (text, FALSE);
}

static void
assert_names (AccordWorkspace *workspace, const AccordKind *kind, const char *typed, const char *expected)
{
  g_autofree char *found = names (workspace, kind, typed);

  g_assert_cmpstr (found, ==, expected);
}

static AccordChangeSet *
restore_all (AccordWorkspace *workspace)
{
  g_autoptr (AccordTrash) trash = look (workspace, NULL, NULL);

  return accord_test_boxed (accord_journal_restore (fixture_journal (workspace), "Restored", trash->rows, trash->n_rows));
}

/* A customer with a person who has a number; another customer; all but the second in the Trash. */
static AccordWorkspace *
make (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "王伟", "note", "Pays late", NULL);
  accord_test_create (workspace, CONTACT, "name", "Ann", "customer", "1", NULL);
  accord_test_create (workspace, &accord_handle_kind, "value", "030 123", "type", "phone", "contact", "1", NULL);
  return workspace;
}

static void
test_what_went_with_another_is_no_line_of_its_own (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordTrash) trash = NULL;
  g_autoptr (GArray) company = NULL;

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 1));
  assert_names (workspace, NULL, NULL, "Alpha");
  trash = look (workspace, NULL, NULL);
  g_assert_cmpuint (trash->n_of_kind[accord_customer_kind.number], ==, 1);
  g_assert_cmpuint (trash->n_of_kind[accord_contact_kind.number], ==, 0);
  company = accord_test_boxed (accord_store_trash_company (accord_workspace_get_store (workspace), trash->rows));
  g_assert_cmpuint (company->len, ==, 1); /* its number is the person's */
  g_assert_true (g_array_index (company, AccordTrashCompany, 0).kind == CONTACT);
  g_assert_cmpuint (g_array_index (company, AccordTrashCompany, 0).n, ==, 1);
  accord_test_drop (workspace);
}

static void
test_newest_stand_first_in_days (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordTrash) trash = NULL;

  accord_change_set_unref (fixture_delete (workspace, CONTACT, 1));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 2));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 1));
  assert_names (workspace, NULL, NULL, "Alpha,王伟,Ann");
  trash = look (workspace, NULL, NULL);
  g_assert_cmpuint (trash->n_days, >=, 1);
  g_assert_cmpuint (trash->days[0].first, ==, 0);
  g_assert_cmpint (trash->days[0].day, ==, accord_date_from_time (trash->rows[0].at));
  for (guint i = 1; i < trash->n_rows; i++)
    g_assert_cmpint (trash->rows[i - 1].at, >=, trash->rows[i].at);
  accord_test_drop (workspace);
}

static void
test_found_by_name_sound_words_and_kind (void)
{
  AccordWorkspace *workspace = make ();

  accord_change_set_unref (fixture_delete (workspace, CONTACT, 1));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 2));
  assert_names (workspace, NULL, "ann", "Ann");
  assert_names (workspace, NULL, "wangwei", "王伟");
  assert_names (workspace, NULL, "alpha", "");
  assert_names (workspace, CONTACT, NULL, "Ann");
  assert_names (workspace, CONTACT, "wangwei", "");
  accord_test_drop (workspace);
}

static void
test_what_has_no_name_is_called_by_what_it_joins (void)
{
  AccordWorkspace *workspace = make ();
  gint64 tagging;

  accord_test_create (workspace, &accord_tag_kind, "name", "VIP", NULL);
  tagging = accord_test_create (workspace, &accord_tagging_kind, "tag", "1", "customer", "1", NULL);
  accord_change_set_unref (fixture_delete (workspace, &accord_tagging_kind, tagging));
  assert_names (workspace, NULL, NULL, "VIP · Alpha");
  assert_names (workspace, NULL, "vip", "VIP · Alpha");
  accord_test_drop (workspace);
}

static void
test_many_come_back_in_one_step_that_undo_takes_back (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordChangeSet) restored = NULL;

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 2));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 1));
  restored = restore_all (workspace);
  g_assert_cmpuint (restored->n_done, ==, 4); /* two customers, the person and the number */
  fixture_assert_deleted (workspace, CUSTOMER, 1, FALSE);
  fixture_assert_deleted (workspace, CUSTOMER, 2, FALSE);
  fixture_assert_deleted (workspace, CONTACT, 1, FALSE);
  fixture_assert_deleted (workspace, &accord_handle_kind, 1, FALSE);
  assert_names (workspace, NULL, NULL, "");
  accord_change_set_unref (fixture_undo (workspace));
  fixture_assert_deleted (workspace, CUSTOMER, 1, TRUE);
  fixture_assert_deleted (workspace, CUSTOMER, 2, TRUE);
  fixture_assert_deleted (workspace, &accord_handle_kind, 1, TRUE);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

/* A person without their customer would stand nowhere. */
static void
test_what_a_record_belongs_to_comes_back_with_it (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordTrash) trash = NULL;

  accord_change_set_unref (fixture_delete (workspace, CONTACT, 1));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 1));
  trash = look (workspace, CONTACT, NULL);
  g_assert_cmpuint (trash->n_rows, ==, 1);
  accord_change_set_unref (accord_test_boxed (accord_journal_restore (fixture_journal (workspace), "Restored Ann", trash->rows, 1)));
  fixture_assert_deleted (workspace, CONTACT, 1, FALSE);
  fixture_assert_deleted (workspace, CUSTOMER, 1, FALSE);
  accord_change_set_unref (fixture_undo (workspace));
  fixture_assert_deleted (workspace, CUSTOMER, 1, TRUE);
  accord_test_drop (workspace);
}

/* Somebody else was quicker: nothing is done twice, and nothing refused. */
static void
test_what_is_back_already_stays (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordTrash) trash = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (AccordChangeSet) restored = NULL;

  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 1));
  accord_change_set_unref (fixture_delete (workspace, CUSTOMER, 2));
  trash = look (workspace, NULL, NULL);
  accord_change_set_unref (fixture_restore (workspace, CUSTOMER, 2));
  lines = accord_test_boxed (accord_store_trash_lines (accord_workspace_get_store (workspace), trash->rows, trash->n_rows));
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_null (lines->pdata[0]);
  g_assert_nonnull (lines->pdata[1]);
  restored = accord_test_boxed (accord_journal_restore (fixture_journal (workspace), "Restored", trash->rows, trash->n_rows));
  g_assert_cmpuint (restored->n_done, ==, 3);
  fixture_assert_deleted (workspace, CUSTOMER, 1, FALSE);
  accord_test_drop (workspace);
}

static void
test_what_an_undo_took_away_lies_there (void)
{
  AccordWorkspace *workspace = make ();
  g_autoptr (AccordTrash) trash = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  accord_change_set_unref (fixture_undo (workspace)); /* the number was made last */
  trash = look (workspace, NULL, NULL);
  lines = accord_test_boxed (accord_store_trash_lines (accord_workspace_get_store (workspace), trash->rows, trash->n_rows));
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((AccordTrashLine *) lines->pdata[0])->origin, ==, "undo");
  g_assert_cmpstr (((AccordTrashLine *) lines->pdata[0])->owner, ==, "Ann");
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/trash/what-went-with-another-is-no-line-of-its-own", test_what_went_with_another_is_no_line_of_its_own);
  g_test_add_func ("/trash/newest-stand-first-in-days", test_newest_stand_first_in_days);
  g_test_add_func ("/trash/found-by-name-sound-words-and-kind", test_found_by_name_sound_words_and_kind);
  g_test_add_func ("/trash/what-has-no-name-is-called-by-what-it-joins", test_what_has_no_name_is_called_by_what_it_joins);
  g_test_add_func ("/trash/many-come-back-in-one-step-that-undo-takes-back", test_many_come_back_in_one_step_that_undo_takes_back);
  g_test_add_func ("/trash/what-a-record-belongs-to-comes-back-with-it", test_what_a_record_belongs_to_comes_back_with_it);
  g_test_add_func ("/trash/what-is-back-already-stays", test_what_is_back_already_stays);
  g_test_add_func ("/trash/what-an-undo-took-away-lies-there", test_what_an_undo_took_away_lies_there);
  return g_test_run ();
}
