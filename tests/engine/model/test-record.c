/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-trial-kind.h"

static void
test_reads_by_name (void)
{
  g_autoptr (AccordRecord) record = accord_trial_record (42);
  gint64 number = -1;
  AccordMoney money;

  g_assert_true (accord_record_kind (record) == &accord_trial_kind);
  g_assert_cmpint (accord_record_id (record), ==, 42);
  g_assert_cmpint (accord_record_uid (record)->bytes[1], ==, 2);
  g_assert_cmpstr (accord_record_text (record, "email"), ==, "a@b");
  g_assert_cmpint (accord_record_number (record, "integer"), ==, -7);
  g_assert_true (accord_record_get_number (record, "boolean", &number));
  g_assert_cmpint (number, ==, 0);
  g_assert_true (accord_record_get_money (record, "money", &money));
  g_assert_cmpint (money.minor, ==, 105450);
  g_assert_cmpstr (money.currency, ==, "EUR");
  g_assert_cmpstr (accord_record_title_of (record, "link"), ==, "ACME");
  g_assert_cmpstr (accord_record_title (record), ==, "王伟");
}

static void
test_empty_is_told_from_zero (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (&accord_trial_kind, 1, NULL);
  gint64 number = 77;
  AccordMoney money = { 77, "EUR" };

  g_assert_null (accord_record_text (record, "email"));
  g_assert_cmpint (accord_record_number (record, "integer"), ==, 0);
  g_assert_false (accord_record_get_number (record, "integer", &number));
  g_assert_cmpint (number, ==, 77);
  g_assert_false (accord_record_get_money (record, "money", &money));
  g_assert_cmpint (money.minor, ==, 77);
  g_assert_null (accord_record_title_of (record, "link"));
  g_assert_cmpstr (accord_record_title (record), ==, "");
  g_assert_true (accord_id_is_null (accord_record_uid (record)));
}

static void
test_kind_without_a_name (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (&accord_tagging_kind, 1, NULL);

  g_assert_cmpstr (accord_record_title (record), ==, "");
}

static void
test_unknown_field_is_a_bug (void)
{
  g_autoptr (AccordRecord) record = accord_trial_record (1);

  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*trial_run*“fridge”*");
  g_assert_null (accord_record_text (record, "fridge"));
  g_test_assert_expected_messages ();
}

static void
test_journal_columns (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (&accord_trial_kind, 1, NULL);
  g_autoptr (GBytes) clocks = g_bytes_new_static ("abc", 3);

  accord_record_set_journal (record, 5, 8, 0, clocks);
  g_assert_cmpint (accord_record_born (record), ==, 5);
  g_assert_cmpint (accord_record_last (record), ==, 8);
  g_assert_false (accord_record_is_deleted (record));
  g_assert_true (accord_record_clocks (record) == clocks);

  accord_record_set_journal (record, 5, 9, 9, accord_record_clocks (record));
  g_assert_true (accord_record_is_deleted (record));
  g_assert_cmpint (accord_record_deleted (record), ==, 9);
  g_assert_true (g_bytes_equal (accord_record_clocks (record), clocks));
}

static void
test_shared_records_never_change (void)
{
  g_autoptr (AccordRecord) record = accord_trial_record (1);
  g_autoptr (AccordRecord) other = accord_record_ref (record);

  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*ref_count*");
  g_assert_null (accord_record_value_for_writing (other, 0));
  g_test_assert_expected_messages ();
}

static void
test_copy_is_independent (void)
{
  g_autoptr (AccordRecord) record = accord_trial_record (1);
  g_autoptr (AccordRecord) other = accord_record_ref (record);
  g_autoptr (AccordRecord) copy = accord_record_copy (record);

  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    {
      g_assert_true (accord_value_equal (accord_record_value (copy, i),
                                         accord_record_value (record, i)));
      g_assert_cmpstr (accord_record_link_title (copy, i), ==,
                       accord_record_link_title (record, i));
    }
  accord_value_set_text (accord_record_value_for_writing (copy, 0), "changed");
  g_assert_cmpstr (accord_record_title (copy), ==, "changed");
  g_assert_cmpstr (accord_record_title (record), ==, "王伟");
}

static gpointer
read_and_let_go (gpointer data)
{
  AccordRecord *record = data;

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (AccordRecord) mine = accord_record_ref (record);
      g_autoptr (AccordRecord) copy = accord_record_copy (mine);

      g_assert_cmpstr (accord_record_title (copy), ==, "王伟");
    }
  accord_record_unref (record);

  return NULL;
}

static void
test_threads_share_records (void)
{
  AccordRecord *record = accord_trial_record (1);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_and_let_go, accord_record_ref (record));
  accord_record_unref (record);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/record/reads-by-name", test_reads_by_name);
  g_test_add_func ("/model/record/empty-is-told-from-zero", test_empty_is_told_from_zero);
  g_test_add_func ("/model/record/kind-without-a-name", test_kind_without_a_name);
  g_test_add_func ("/model/record/unknown-field-is-a-bug", test_unknown_field_is_a_bug);
  g_test_add_func ("/model/record/journal-columns", test_journal_columns);
  g_test_add_func ("/model/record/shared-records-never-change", test_shared_records_never_change);
  g_test_add_func ("/model/record/copy-is-independent", test_copy_is_independent);
  g_test_add_func ("/model/record/threads-share-records", test_threads_share_records);

  return g_test_run ();
}
