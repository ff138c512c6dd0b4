/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identities that are not written down: those of the rows of an import. */
#include "accord-config.h"

#include <string.h>
#include "accord-bulk.h"
#include "accord-filter.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define TAG (&accord_tag_kind)

static gboolean
create_three (AccordBulk *bulk, gpointer data, GError **error)
{
  static const char *const names[] = { "One", "Two", "Three" };
  const AccordKind *kind = data;
  AccordValue values[64] = { 0 };
  gboolean ok = TRUE;

  for (int i = 0; ok && i < 3; i++)
    {
      accord_value_set_text (&values[accord_kind_find (kind, "name")], names[i]);
      ok = accord_bulk_create (bulk, kind, values, error) > 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    accord_value_clear (&values[i]);
  return ok;
}

static void
import (AccordWorkspace *workspace, const AccordKind *kind)
{
  accord_change_set_unref (accord_test_boxed (
    accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", create_three, (gpointer) kind, NULL)));
}

static GPtrArray *
all (AccordWorkspace *workspace, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
}

static void
assert_leads_back (AccordWorkspace *workspace, AccordRecord *record)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (AccordRecord) found =
    accord_test_boxed (accord_store_find_uid (store, accord_record_kind (record), accord_record_uid (record)));

  g_assert_cmpint (accord_record_id (found), ==, accord_record_id (record));
  g_assert_true (accord_id_equal (accord_record_uid (found), accord_record_uid (record)));
}

static void
assert_all_different (GPtrArray *records)
{
  g_assert_cmpuint (records->len, >, 1);
  for (guint i = 0; i < records->len; i++)
    {
      const AccordId *uid = accord_record_uid (records->pdata[i]);

      g_assert_cmpint (uid->bytes[6] >> 4, ==, 7);
      g_assert_cmpint (uid->bytes[8] >> 6, ==, 2);
      for (guint k = 0; k < i; k++)
        {
          const AccordId *other = accord_record_uid (records->pdata[k]);

          /* Also in what is typed of it, and in what is said of one that was erased. */
          g_assert_cmpint (memcmp (uid->bytes, other->bytes, 12), !=, 0);
          g_assert_cmpint (memcmp (uid->bytes + 13, other->bytes + 13, 3), !=, 0);
        }
    }
}

static void
test_imported_rows_have_identities_that_lead_back (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));

  import (workspace, CUSTOMER);
  accord_test_create (workspace, CUSTOMER, "name", "By hand", NULL);
  import (workspace, CUSTOMER);
  records = all (workspace, CUSTOMER);
  g_assert_cmpuint (records->len, ==, 7);
  assert_all_different (records);
  for (guint i = 0; i < records->len; i++)
    assert_leads_back (workspace, records->pdata[i]);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer WHERE uid IS NULL"), ==, 6);
  accord_test_drop (workspace);
}

static void
test_identity_survives_undo_edits_and_reopening (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  import (workspace, CUSTOMER);
  before = all (workspace, CUSTOMER);
  accord_test_done (accord_journal_undo (journal));
  accord_test_done (accord_journal_redo (journal));
  accord_test_set (workspace, CUSTOMER, accord_record_id (before->pdata[0]), "city", "Kiel");
  workspace = accord_test_reopen (workspace);
  after = all (workspace, CUSTOMER);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      g_assert_true (accord_id_equal (accord_record_uid (before->pdata[i]), accord_record_uid (after->pdata[i])));
      assert_leads_back (workspace, after->pdata[i]);
    }
  accord_test_drop (workspace);
}

static void
test_identity_of_nobody_leads_nowhere (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GPtrArray) records = NULL;
  AccordId uid;

  import (workspace, CUSTOMER);
  records = all (workspace, CUSTOMER);
  uid = *accord_record_uid (records->pdata[0]);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      uid.bytes[i == 0 ? 9 : 15] ^= 0x10; /* another import's; a row that is not there */
      error = accord_test_error (accord_store_find_uid (store, CUSTOMER, &uid));
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
      uid = *accord_record_uid (records->pdata[0]);
    }
  {
    g_autoptr (GError) other_kind = accord_test_error (accord_store_find_uid (store, TAG, &uid));

    g_assert_error (other_kind, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
  }
  accord_test_drop (workspace);
}

/* A saved filter names a member by identity. */
static void
test_filter_finds_by_identity_that_is_not_written (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *owner = NULL;
  gint64 owned;

  import (workspace, &accord_member_kind);
  members = all (workspace, &accord_member_kind);
  g_assert_cmpuint (members->len, >, 1);
  owner = g_strdup_printf ("%" G_GINT64_FORMAT, accord_record_id (members->pdata[1]));
  owned = accord_test_create (workspace, CUSTOMER, "name", "Owned", "owner", owner, NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Nobody's", NULL);
  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE);
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
      g_autoptr (GPtrArray) found = NULL;

      operand.uid = *accord_record_uid (members->pdata[i]);
      operand.has_uid = TRUE;
      g_assert_true (accord_filter_add (filter, "owner", ACCORD_OP_IS, &operand, 1, NULL));
      accord_query_set_filter (query, filter);
      found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
      g_assert_cmpuint (found->len, ==, accord_record_id (members->pdata[i]) == g_ascii_strtoll (owner, NULL, 10));
      if (found->len > 0)
        g_assert_cmpint (accord_record_id (found->pdata[0]), ==, owned);
    }
  accord_test_drop (workspace);
}

static gboolean
create_and_fail (AccordBulk *bulk, gpointer data, GError **error)
{
  if (create_three (bulk, data, error))
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, "Stopped.");
  return FALSE;
}

/* The number of a change set that was given back is used again. */
static void
test_import_after_a_failed_one_has_its_own_identities (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  error = accord_test_error (
    accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", create_and_fail, (gpointer) CUSTOMER, NULL));
  g_assert_nonnull (error);
  import (workspace, CUSTOMER);
  records = all (workspace, CUSTOMER);
  g_assert_cmpuint (records->len, ==, 3);
  assert_all_different (records);
  for (guint i = 0; i < 3; i++)
    {
      assert_leads_back (workspace, records->pdata[i]);
      accord_test_set (workspace, CUSTOMER, accord_record_id (records->pdata[i]), "city", "Kiel");
    }
  accord_test_drop (workspace);
}

/* A file of before, in whose tables every row has one. */
static void
test_old_table_gets_identities_written (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace;
  g_autoptr (GPtrArray) records = NULL;

  fixture_sql (path, "DROP TABLE IF EXISTS tag");
  fixture_sql (path, "CREATE TABLE tag(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, born INTEGER NOT NULL,"
                     " last INTEGER, del INTEGER NOT NULL DEFAULT 0, clk BLOB) STRICT");
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  import (workspace, TAG);
  records = all (workspace, TAG);
  g_assert_cmpuint (records->len, ==, 3);
  assert_all_different (records);
  for (guint i = 0; i < 3; i++)
    assert_leads_back (workspace, records->pdata[i]);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM tag WHERE length(uid)=16"), ==, 3);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/uid/imported-rows-have-identities-that-lead-back", test_imported_rows_have_identities_that_lead_back);
  g_test_add_func ("/uid/survives-undo-edits-and-reopening", test_identity_survives_undo_edits_and_reopening);
  g_test_add_func ("/uid/of-nobody-leads-nowhere", test_identity_of_nobody_leads_nowhere);
  g_test_add_func ("/uid/filter-finds-by-one-that-is-not-written", test_filter_finds_by_identity_that_is_not_written);
  g_test_add_func ("/uid/import-after-a-failed-one-has-its-own", test_import_after_a_failed_one_has_its_own_identities);
  g_test_add_func ("/uid/old-table-gets-them-written", test_old_table_gets_identities_written);
  return g_test_run ();
}
