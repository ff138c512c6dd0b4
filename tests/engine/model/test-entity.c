/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libglib-testing/signal-logger.h>

#include "accord-entity.h"
#include "accord-trial-kind.h"

static int
find (const char *name)
{
  return accord_kind_find (&accord_trial_kind, name);
}

/* The names of the notified properties, in alphabetical order. */
static char *
pop_notified (GtSignalLogger *logger)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GtSignalLoggerEmission) emission = NULL;

  while (gt_signal_logger_pop_emission (logger, NULL, NULL, NULL, &emission))
    {
      GParamSpec *pspec = NULL;

      gt_signal_logger_emission_get_params (emission, &pspec);
      g_ptr_array_add (names, (gpointer) g_intern_string (g_param_spec_get_name (pspec)));
      g_param_spec_unref (pspec);
      g_clear_pointer (&emission, gt_signal_logger_emission_free);
    }
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_notified (AccordEntity *entity,
                 AccordRecord *record,
                 const char   *expected)
{
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autofree char *notified = NULL;

  gt_signal_logger_connect (logger, entity, "notify");
  accord_entity_set_record (entity, record);
  notified = pop_notified (logger);
  g_assert_cmpstr (notified, ==, expected);
}

static AccordEntity *
loaded_entity (void)
{
  AccordEntity *entity = accord_entity_new (&accord_trial_kind, 5);
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_entity_set_record (entity, record);
  return entity;
}

static void
test_types_are_named_after_kinds (void)
{
  g_assert_cmpstr (g_type_name (accord_entity_type_for (&accord_customer_kind)), ==,
                   "AccordCustomerEntity");
  g_assert_cmpstr (g_type_name (accord_entity_type_for (&accord_stage_event_kind)), ==,
                   "AccordStageEventEntity");
  g_assert_cmpstr (g_type_name (accord_entity_type_for (&accord_workspace_kind)), ==,
                   "AccordWorkspaceEntity");
  g_assert_true (accord_entity_type_for (&accord_customer_kind) ==
                 accord_entity_type_for (&accord_customer_kind));
  g_assert_true (g_type_is_a (accord_entity_type_for (&accord_deal_kind), ACCORD_TYPE_ENTITY));
}

static void
test_every_kind_has_an_entity (void)
{
  int n;
  const AccordKind *const *kinds = accord_kinds (&n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) entity = accord_entity_new (kinds[i], 1);
      guint n_props;
      g_autofree GParamSpec **pspecs =
        g_object_class_list_properties (G_OBJECT_GET_CLASS (entity), &n_props);
      guint expected = 3;

      for (int j = 0; j < kinds[i]->n_fields; j++)
        expected += accord_field_is_link (&kinds[i]->fields[j]) ? 2 : 1;
      g_test_message ("%s", kinds[i]->name);
      g_assert_cmpuint (n_props, ==, expected);
      for (guint j = 0; j < n_props; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (G_OBJECT (entity), pspecs[j]->name, &value);
          g_assert_true (g_param_value_defaults (pspecs[j], &value));
        }
    }
}

static void
test_properties_follow_the_table (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autofree char *text = NULL;
  g_autofree char *long_text = NULL;
  g_autofree char *link_title = NULL;
  g_autofree char *place_title = NULL;
  g_autofree char *honorific = NULL;
  g_autofree char *title = NULL;
  AccordMoney *money = NULL;
  g_autoptr (AccordRecord) record = NULL;
  gint64 integer, link;
  gboolean loaded;

  g_object_get (entity, "text", &text, "long-text", &long_text, "integer", &integer, "link", &link,
                "link-title", &link_title, "place-title", &place_title, "money", &money, "title",
                &title, "field-title", &honorific, "record", &record, "loaded", &loaded, NULL);
  g_assert_cmpstr (text, ==, "王伟");
  g_assert_cmpstr (long_text, ==, "one\ntwo");
  g_assert_cmpint (integer, ==, -7);
  g_assert_cmpint (link, ==, 9);
  g_assert_cmpstr (link_title, ==, "ACME");
  g_assert_cmpstr (place_title, ==, "Proposal");
  g_assert_cmpint (money->minor, ==, 105450);
  g_assert_cmpstr (money->currency, ==, "EUR");
  g_boxed_free (ACCORD_TYPE_MONEY, money);
  g_assert_cmpstr (title, ==, "王伟");
  g_assert_cmpstr (honorific, ==, "Dr");
  g_assert_true (record == accord_entity_get_record (entity));
  g_assert_true (loaded);
  g_assert_cmpstr (accord_entity_get_text (entity, "link"), ==, "ACME");
  g_assert_cmpstr (accord_entity_get_text (entity, "email"), ==, "a@b");
}

static void
test_money_without_amount_is_null (void)
{
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_trial_kind, 5);
  g_autoptr (AccordRecord) record = accord_record_new (&accord_trial_kind, 5, NULL);
  AccordMoney *money = NULL;

  accord_entity_set_record (entity, record);
  g_object_get (entity, "money", &money, NULL);
  g_assert_null (money);
}

static void
test_not_loaded_is_empty (void)
{
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_trial_kind, 5);

  g_assert_cmpint (accord_entity_get_id (entity), ==, 5);
  g_assert_false (accord_entity_is_loaded (entity));
  g_assert_null (accord_entity_get_record (entity));
  g_assert_cmpstr (accord_entity_get_title (entity), ==, "");
  g_assert_null (accord_entity_get_text (entity, "email"));
}

static void
test_loading_notifies_what_appears (void)
{
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_trial_kind, 5);
  g_autoptr (AccordRecord) record = accord_record_new (&accord_trial_kind, 5, NULL);

  accord_value_set_text (accord_record_value_for_writing (record, find ("text")), "Ann");
  accord_value_set_number (accord_record_value_for_writing (record, find ("boolean")), 0);
  assert_notified (entity, record, "boolean loaded record text title");
  assert_notified (entity, NULL, "boolean loaded record text title");
}

static void
test_exactly_the_changed_field_is_notified (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_value_set_text (accord_record_value_for_writing (record, find ("phone")), "112");
  assert_notified (entity, record, "phone record");
}

static void
test_the_name_is_the_title_too (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_value_set_text (accord_record_value_for_writing (record, find ("text")), "李娜");
  assert_notified (entity, record, "record text title");
  g_assert_cmpstr (accord_entity_get_title (entity), ==, "李娜");
}

static void
test_a_renamed_target_notifies_the_link (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_record_set_link_title (record, find ("link"), "ACME Ltd");
  assert_notified (entity, record, "link link-title record");
}

static void
test_money_changes_with_its_currency (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_value_set_both (accord_record_value_for_writing (record, find ("money")), 105450, "CNY");
  assert_notified (entity, record, "money record");
}

static void
test_a_move_within_the_stage_notifies_it (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_value_set_both (accord_record_value_for_writing (record, find ("place")), 3, "a2V");
  assert_notified (entity, record, "place record");
}

static void
test_an_equal_row_notifies_nothing (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  assert_notified (entity, record, "");
  assert_notified (entity, record, "");
}

static void
test_deleting_notifies_the_record (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) record = accord_trial_record (5);

  accord_record_set_journal (record, 0, 0, 12, NULL);
  assert_notified (entity, record, "record");
}

static void
test_rows_of_others_are_refused (void)
{
  g_autoptr (AccordEntity) entity = loaded_entity ();
  g_autoptr (AccordRecord) stranger = accord_trial_record (6);
  g_autoptr (AccordRecord) tag = accord_record_new (&accord_tag_kind, 5, NULL);

  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*accord_record_id*");
  accord_entity_set_record (entity, stranger);
  g_test_assert_expected_messages ();
  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*accord_record_kind*");
  accord_entity_set_record (entity, tag);
  g_test_assert_expected_messages ();
  g_assert_cmpint (accord_record_id (accord_entity_get_record (entity)), ==, 5);
}

static void
test_a_draft_takes_the_id_it_is_given (void)
{
  g_autoptr (AccordEntity) entity = accord_entity_new (&accord_trial_kind, 0);
  g_autoptr (AccordRecord) record = accord_trial_record (8);

  accord_entity_set_record (entity, record);
  g_assert_cmpint (accord_entity_get_id (entity), ==, 8);
}

static gpointer
ask_for_type (gpointer data)
{
  return GSIZE_TO_POINTER (accord_entity_type_for (data));
}

static void
test_threads_get_the_same_type (void)
{
  GThread *threads[8];
  GType type;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", ask_for_type, (gpointer) &accord_tag_kind);
  type = accord_entity_type_for (&accord_tag_kind);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_SIZE (g_thread_join (threads[i])) == type);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/entity/threads-get-the-same-type", test_threads_get_the_same_type);
  g_test_add_func ("/model/entity/types-are-named-after-kinds", test_types_are_named_after_kinds);
  g_test_add_func ("/model/entity/every-kind-has-an-entity", test_every_kind_has_an_entity);
  g_test_add_func ("/model/entity/properties-follow-the-table", test_properties_follow_the_table);
  g_test_add_func ("/model/entity/unpriced-is-null", test_money_without_amount_is_null);
  g_test_add_func ("/model/entity/not-loaded-is-empty", test_not_loaded_is_empty);
  g_test_add_func ("/model/entity/loading-notifies-what-appears",
                   test_loading_notifies_what_appears);
  g_test_add_func ("/model/entity/exactly-the-changed-field-is-notified",
                   test_exactly_the_changed_field_is_notified);
  g_test_add_func ("/model/entity/name-is-the-title-too", test_the_name_is_the_title_too);
  g_test_add_func ("/model/entity/renamed-target-notifies-the-link",
                   test_a_renamed_target_notifies_the_link);
  g_test_add_func ("/model/entity/money-changes-with-its-currency",
                   test_money_changes_with_its_currency);
  g_test_add_func ("/model/entity/move-within-the-stage-notifies-it",
                   test_a_move_within_the_stage_notifies_it);
  g_test_add_func ("/model/entity/equal-row-notifies-nothing", test_an_equal_row_notifies_nothing);
  g_test_add_func ("/model/entity/deleting-notifies-the-record",
                   test_deleting_notifies_the_record);
  g_test_add_func ("/model/entity/rows-of-others-are-refused", test_rows_of_others_are_refused);
  g_test_add_func ("/model/entity/draft-takes-its-id", test_a_draft_takes_the_id_it_is_given);

  return g_test_run ();
}
