/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made into records: in the order asked, whole, with the titles of what they link to. */
#include "accord-config.h"

#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define N_MONEY 63

static AccordWorkspace *workspace;

static GPtrArray *
load (const AccordKind *kind, const gint64 *ids, guint n_ids)
{
  return accord_test_boxed (accord_store_load (accord_workspace_get_store (workspace), kind, ids, n_ids));
}

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
test_rows_come_in_the_order_asked (void)
{
  gint64 ids[6] = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) none = load (CUSTOMER, NULL, 0);

  ids[0] = accord_test_create (workspace, CUSTOMER, "name", "First", NULL);
  ids[3] = accord_test_create (workspace, CUSTOMER, "name", "Second", NULL);
  ids[2] = ids[0];
  ids[4] = 987654321;
  ids[1] = -5;
  ids[5] = ids[3];
  records = load (CUSTOMER, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < records->len; i++)
    if (i == 1 || i == 4)
      g_assert_null (records->pdata[i]);
    else
      g_assert_cmpint (accord_record_id (records->pdata[i]), ==, ids[i]);
  g_assert_true (records->pdata[0] != records->pdata[2]);
}

static void
test_every_value_comes_back_as_it_was_written (void)
{
  g_autofree char *city = g_strnfill (1000, 'x');
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "恒瑞医疗", "city", city, "employees", "0", "key_account", "no",
                                  "phone", "+49 30 1", "note", "a\nb", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, id);
  gint64 employees = -1;

  g_assert_cmpstr (accord_record_title (record), ==, "恒瑞医疗");
  g_assert_cmpstr (accord_record_text (record, "city"), ==, city);
  g_assert_cmpstr (accord_record_text (record, "phone"), ==, "+49 30 1");
  g_assert_cmpstr (accord_record_text (record, "note"), ==, "a\nb");
  g_assert_null (accord_record_text (record, "email"));
  g_assert_true (accord_record_get_number (record, "employees", &employees));
  g_assert_cmpint (employees, ==, 0);
  g_assert_false (accord_record_get_number (record, "founded", &employees));
  g_assert_cmpint (accord_record_born (record), >, 0);
  g_assert_null (accord_record_clocks (record));
  accord_test_set (workspace, CUSTOMER, id, "phone", "");
  g_clear_pointer (&record, accord_record_unref);
  record = accord_test_load (workspace, CUSTOMER, id);
  g_assert_null (accord_record_text (record, "phone"));
  g_assert_nonnull (accord_record_clocks (record));
}

static void
test_copied_values_outlive_their_record (void)
{
  gint64 id = accord_test_create (workspace, CUSTOMER, "name", "Gone soon", NULL);
  AccordRecord *record = accord_test_load (workspace, CUSTOMER, id);
  g_autoptr (AccordRecord) copy = accord_record_copy (record);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT, second = ACCORD_VALUE_INIT;

  accord_value_copy (&value, accord_record_value (record, accord_kind_title (CUSTOMER)));
  accord_record_unref (record);
  accord_value_copy (&second, &value);
  accord_value_clear (&value);
  g_assert_cmpstr (second.text, ==, "Gone soon");
  g_assert_cmpstr (accord_record_title (copy), ==, "Gone soon");
}

static void
test_links_come_with_their_titles (void)
{
  gint64 ada = accord_test_create (workspace, &accord_member_kind, "name", "Ada", NULL);
  gint64 lin = accord_test_create (workspace, &accord_member_kind, "name", "林月", NULL);
  g_autofree char *one = number (ada), *two = number (lin);
  gint64 parent = accord_test_create (workspace, CUSTOMER, "name", "Group", "owner", two, NULL);
  g_autofree char *group = number (parent);
  gint64 ids[3] = { 0, parent, 0 };
  g_autoptr (GPtrArray) records = NULL;

  ids[0] = accord_test_create (workspace, CUSTOMER, "name", "Left", "owner", one, "parent", group, NULL);
  ids[2] = accord_test_create (workspace, CUSTOMER, "name", "Right", "owner", one, NULL);
  records = load (CUSTOMER, ids, 3);
  g_assert_cmpstr (accord_record_title_of (records->pdata[0], "owner"), ==, "Ada");
  g_assert_cmpstr (accord_record_title_of (records->pdata[1], "owner"), ==, "林月");
  g_assert_cmpstr (accord_record_title_of (records->pdata[2], "owner"), ==, "Ada");
  g_assert_true (accord_record_title_of (records->pdata[0], "owner") == accord_record_title_of (records->pdata[2], "owner"));
  g_assert_cmpstr (accord_record_title_of (records->pdata[0], "parent"), ==, "Group");
  g_assert_null (accord_record_title_of (records->pdata[1], "parent"));
  g_assert_null (accord_record_title_of (records->pdata[0], "name"));
}

/* A kind of more columns than a function of SQLite takes. */
static const AccordKind *
wide_kind (void)
{
  static AccordField fields[1 + N_MONEY];
  static AccordKind kind = { .number = 62, .name = "wide", .label = "Wide", .plural = "Wide ones",
                             .fields = fields, .n_fields = G_N_ELEMENTS (fields) };

  if (fields[0].name != NULL)
    return &kind;
  fields[0] = (AccordField) { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE };
  for (int i = 1; i <= N_MONEY; i++)
    fields[i] = (AccordField) { g_strdup_printf ("sum%d", i), ACCORD_FIELD_MONEY, "Sum", ACCORD_FIELD_PLAIN };
  return &kind;
}

static void
test_a_kind_of_many_columns_is_read_whole (void)
{
  gint64 id = accord_test_create (workspace, wide_kind (), "name", "Wide", "sum1", "1.50 EUR", "sum63", "63 USD", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (workspace, wide_kind (), id);
  AccordMoney money;

  g_assert_cmpstr (accord_record_title (record), ==, "Wide");
  g_assert_true (accord_record_get_money (record, "sum1", &money));
  g_assert_cmpint (money.minor, ==, 150);
  g_assert_true (accord_record_get_money (record, "sum63", &money));
  g_assert_cmpint (money.minor, ==, 6300);
  g_assert_cmpstr (money.currency, ==, "USD");
  g_assert_false (accord_record_get_money (record, "sum62", &money));
}

/* --- fields that hold nothing in any row are not asked for --- */

static const char *
phone_of (gint64 id)
{
  g_autoptr (GPtrArray) records = load (CUSTOMER, &id, 1);
  const char *phone = accord_record_text (records->pdata[0], "phone");

  return phone != NULL ? g_intern_string (phone) : NULL;
}

static void
expect_filled (void)
{
  accord_test_done (accord_store_expect_columns (accord_workspace_get_store (workspace), CUSTOMER));
}

static void
test_a_field_filled_for_the_first_time_is_read_at_once (void)
{
  AccordWorkspace *shared = workspace;
  gint64 id;

  workspace = accord_test_workspace (); /* in which nothing is filled */
  id = accord_test_create (workspace, CUSTOMER, "name", "Erst", NULL);
  workspace = accord_test_reopen (workspace);
  expect_filled ();
  g_assert_null (phone_of (id));
  accord_test_set (workspace, CUSTOMER, id, "phone", "+49 431 7");
  g_assert_cmpstr (phone_of (id), ==, "+49 431 7");
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_null (phone_of (id));
  workspace = accord_test_reopen (workspace);
  expect_filled ();
  g_assert_null (phone_of (id));
  accord_test_done (accord_journal_redo (accord_workspace_get_journal (workspace)));
  g_assert_cmpstr (phone_of (id), ==, "+49 431 7");
  accord_test_drop (workspace);
  workspace = shared;
}

/* Nothing but a look at the file tells what is filled once it is opened again; the trash counts too. */
static void
test_what_an_opened_file_holds_is_found_out (void)
{
  AccordWorkspace *shared = workspace;
  AccordEdit *edit = accord_edit_new ("Into the trash");
  gint64 ids[2];

  workspace = accord_test_workspace ();
  ids[0] = accord_test_create (workspace, CUSTOMER, "name", "Voll", "phone", "123 456", "note", "Lang", "employees", "7", NULL);
  ids[1] = accord_test_create (workspace, CUSTOMER, "name", "Weg", "website", "example.org", NULL);
  accord_edit_delete (edit, CUSTOMER, ids[1]);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  workspace = accord_test_reopen (workspace);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) records = load (CUSTOMER, ids, 2);

      g_assert_cmpstr (accord_record_text (records->pdata[0], "phone"), ==, "123 456");
      g_assert_cmpstr (accord_record_text (records->pdata[0], "note"), ==, "Lang");
      g_assert_cmpint (accord_record_number (records->pdata[0], "employees"), ==, 7);
      g_assert_null (accord_record_text (records->pdata[0], "website"));
      g_assert_true (accord_record_is_deleted (records->pdata[1]));
      g_assert_cmpstr (accord_record_text (records->pdata[1], "website"), ==, "example.org");
      g_assert_null (accord_record_text (records->pdata[1], "phone"));
      expect_filled ();
    }
  accord_test_drop (workspace);
  workspace = shared;
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  accord_kind_register (wide_kind ());
  workspace = accord_test_workspace ();
  g_test_add_func ("/store/load/rows-come-in-the-order-asked", test_rows_come_in_the_order_asked);
  g_test_add_func ("/store/load/every-value-comes-back-as-it-was-written", test_every_value_comes_back_as_it_was_written);
  g_test_add_func ("/store/load/copied-values-outlive-their-record", test_copied_values_outlive_their_record);
  g_test_add_func ("/store/load/links-come-with-their-titles", test_links_come_with_their_titles);
  g_test_add_func ("/store/load/a-kind-of-many-columns-is-read-whole", test_a_kind_of_many_columns_is_read_whole);
  g_test_add_func ("/store/load/a-field-filled-for-the-first-time-is-read-at-once",
                   test_a_field_filled_for_the_first_time_is_read_at_once);
  g_test_add_func ("/store/load/what-an-opened-file-holds-is-found-out", test_what_an_opened_file_holds_is_found_out);
  status = g_test_run ();
  accord_test_drop (workspace);
  return status;
}
