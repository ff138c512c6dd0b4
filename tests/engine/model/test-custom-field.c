/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-custom-field.h"

static AccordRecord *
field (guint8 last, const char *target, const char *label, const char *type, const char *choices, const char *links_to)
{
  const AccordKind *kind = &accord_custom_field_kind;
  AccordId uid = { { 1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 0xab, 0xcd, 0, 1, 2, last } };
  AccordRecord *record = accord_record_new (kind, last, &uid);

  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (kind, "target")), target);
  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (kind, "label")), label);
  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (kind, "type")), type);
  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (kind, "choices")), choices);
  accord_value_set_text (accord_record_value_for_writing (record, accord_kind_find (kind, "links_to")), links_to);
  return record;
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
}

static void
test_fields_stand_behind_the_programs (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  const AccordKind *kind;
  const AccordField *own;

  g_ptr_array_add (records, field (1, "deal", "Room", "text", NULL, NULL));
  g_ptr_array_add (records, field (2, "customer", "Grade", "choice", "Gold\n Silver \n\nGold", NULL));
  kind = accord_custom_field_extend (&accord_customer_kind, records);
  g_assert_cmpint (kind->n_fields, ==, accord_customer_kind.n_fields + 1);
  g_assert_true (accord_kind_is (kind, &accord_customer_kind));
  g_assert_false (accord_kind_is (kind, &accord_deal_kind));
  g_assert_true (accord_kind_base (kind) == &accord_customer_kind);
  for (int i = 0; i < accord_customer_kind.n_fields; i++)
    g_assert_cmpstr (kind->fields[i].name, ==, accord_customer_kind.fields[i].name);
  own = &kind->fields[accord_customer_kind.n_fields];
  g_assert_cmpstr (own->name, ==, "x_abcd00010202");
  g_assert_cmpstr (own->choices[0].value, ==, "Gold");
  g_assert_cmpstr (own->choices[1].value, ==, "Silver");
  g_assert_null (own->choices[2].value);
  g_assert_cmpstr (own->headings, ==, "grade");
  g_assert_cmpint (accord_kind_find_typed (kind, "GRADE"), ==, accord_customer_kind.n_fields);
  g_assert_cmpint (accord_kind_find_typed (kind, own->name), ==, accord_customer_kind.n_fields);
  g_assert_cmpint (accord_kind_find_typed (&accord_customer_kind, "Grade"), ==, -1);
  g_assert_true (own->flags & ACCORD_FIELD_PERSONAL);
}

static void
test_the_same_lines_are_one_table (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  g_autoptr (GPtrArray) again = records_new ();
  g_autoptr (GPtrArray) other = records_new ();

  g_assert_true (accord_custom_field_extend (&accord_customer_kind, records) == &accord_customer_kind);
  g_ptr_array_add (records, field (1, "customer", "Motto", "text", NULL, NULL));
  g_ptr_array_add (again, field (1, "customer", "Motto", "text", NULL, NULL));
  g_ptr_array_add (other, field (1, "customer", "Slogan", "text", NULL, NULL));
  g_assert_true (accord_custom_field_extend (&accord_customer_kind, records) ==
                 accord_custom_field_extend (&accord_customer_kind, again));
  g_assert_true (accord_custom_field_extend (&accord_customer_kind, records) !=
                 accord_custom_field_extend (&accord_customer_kind, other));
}

static void
test_labels_are_as_typed (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  const AccordKind *kind;

  g_ptr_array_add (records, field (1, "customer", "Größe|Maß", "number", NULL, NULL));
  kind = accord_custom_field_extend (&accord_customer_kind, records);
  g_assert_cmpstr (accord_field_label (&kind->fields[kind->n_fields - 1]), ==, "Größe|Maß");
  g_assert_cmpstr (kind->fields[kind->n_fields - 1].headings, ==, "größe maß");
}

static void
test_what_a_newer_program_knows_is_left_out (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  const AccordKind *kind;

  g_ptr_array_add (records, field (1, "customer", "Place", "coordinates", NULL, NULL));
  g_ptr_array_add (records, field (2, "customer", "Ship", "link", NULL, "ship"));
  g_ptr_array_add (records, field (3, "customer", "Partner", "link", NULL, "customer"));
  kind = accord_custom_field_extend (&accord_customer_kind, records);
  g_assert_cmpint (kind->n_fields, ==, accord_customer_kind.n_fields + 1);
  g_assert_cmpstr (kind->fields[kind->n_fields - 1].label, ==, "Partner");
  g_assert_true (accord_field_target (&kind->fields[kind->n_fields - 1]) == &accord_customer_kind);
}

static void
test_retired_and_deleted_are_hidden (void)
{
  g_autoptr (GPtrArray) records = records_new ();
  const AccordKind *kind, *own = &accord_custom_field_kind;

  g_ptr_array_add (records, field (1, "customer", "A", "text", NULL, NULL));
  g_ptr_array_add (records, field (2, "customer", "B", "text", NULL, NULL));
  g_ptr_array_add (records, field (3, "customer", "C", "text", NULL, NULL));
  accord_value_set_number (accord_record_value_for_writing (records->pdata[0], accord_kind_find (own, "retired")), 1);
  accord_record_set_journal (records->pdata[1], 1, 2, 2, NULL);
  kind = accord_custom_field_extend (&accord_customer_kind, records);
  g_assert_true (kind->fields[kind->n_fields - 3].flags & ACCORD_FIELD_HIDDEN);
  g_assert_true (kind->fields[kind->n_fields - 2].flags & ACCORD_FIELD_HIDDEN);
  g_assert_false (kind->fields[kind->n_fields - 1].flags & ACCORD_FIELD_HIDDEN);
  g_assert_cmpint (accord_kind_find_typed (kind, "A"), ==, -1);
}

static void
test_only_what_people_keep_takes_fields (void)
{
  g_assert_true (accord_custom_field_takes (&accord_customer_kind));
  g_assert_true (accord_custom_field_takes (&accord_contact_kind));
  g_assert_true (accord_custom_field_takes (&accord_deal_kind));
  g_assert_false (accord_custom_field_takes (&accord_workspace_kind));
  g_assert_false (accord_custom_field_takes (&accord_custom_field_kind));
  g_assert_false (accord_custom_field_takes (&accord_stage_event_kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/custom-field/stand-behind-the-programs", test_fields_stand_behind_the_programs);
  g_test_add_func ("/model/custom-field/the-same-lines-are-one-table", test_the_same_lines_are_one_table);
  g_test_add_func ("/model/custom-field/labels-are-as-typed", test_labels_are_as_typed);
  g_test_add_func ("/model/custom-field/what-a-newer-program-knows-is-left-out", test_what_a_newer_program_knows_is_left_out);
  g_test_add_func ("/model/custom-field/retired-and-deleted-are-hidden", test_retired_and_deleted_are_hidden);
  g_test_add_func ("/model/custom-field/only-what-people-keep-takes-fields", test_only_what_people_keep_takes_fields);
  return g_test_run ();
}
