/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "accord-kind.h"
#include "accord-trial-kind.h"

typedef void (*EachField) (const AccordKind *kind, const AccordField *field);

static void
for_each_field (EachField check)
{
  int n;
  const AccordKind *const *kinds = accord_kinds (&n);

  g_assert_cmpint (n, >=, 20);
  for (int i = 0; i < n; i++)
    for (int j = 0; j < kinds[i]->n_fields; j++)
      check (kinds[i], &kinds[i]->fields[j]);
}

static void
test_names_and_numbers_are_unique (void)
{
  int n;
  const AccordKind *const *kinds = accord_kinds (&n);

  g_assert_cmpint (n, >, 40);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (kinds[i]->number, >, 0);
      g_assert_true (accord_kind_by_number (kinds[i]->number) == kinds[i]);
      g_assert_true (accord_kind_by_name (kinds[i]->name) == kinds[i]);
      g_assert_cmpstr (accord_kind_label (kinds[i]), !=, "");
      g_assert_cmpstr (accord_kind_plural (kinds[i]), !=, "");
      g_assert_nonnull (kinds[i]->icon_name);
      for (int j = 0; j < i; j++)
        {
          g_assert_cmpstr (kinds[i]->name, !=, kinds[j]->name);
          g_assert_cmpint (kinds[i]->number, !=, kinds[j]->number);
        }
    }
}

/* They stand in journals on other computers: changing one is a bug, whatever the reason. */
static void
test_numbers_never_change (void)
{
  static const char *const names[] = { "workspace", "team",  "member",   "customer", "contact",
                                       "product",   "pipeline", "stage", "deal",   "stage_event",
                                       "activity",  "tag",   "tagging",  "affiliation", "handle",
                                       "preference", "view", "custom_field", "import_profile", "distinct" };

  static const char *const of_deals[] = { "price_list", "price", "deal_line", "quote", "quote_line", "deal_person",
                                          "objection", "answer", "competitor", "deal_competitor", "document",
                                          "proposal", "contract", "payment" };

  g_assert_cmpstr (accord_kind_by_number (60)->name, ==, "task_item");
  g_assert_cmpstr (accord_kind_by_number (61)->name, ==, "contact_policy");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (accord_kind_by_number ((int) i + 1)->name, ==, names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (of_deals); i++)
    g_assert_cmpstr (accord_kind_by_number ((int) i + 30)->name, ==, of_deals[i]);
}

static void
check_columns (const AccordKind  *kind,
               const AccordField *field)
{
  static const char *const taken[] = { "id", "uid", "born", "last", "deleted", "clocks", "rowid",
                                       "kind", NULL };

  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_cmpuint (strspn (field->name, "abcdefghijklmnopqrstuvwxyz_"), ==, strlen (field->name));
  g_assert_false (g_strv_contains (taken, field->name));
  g_assert_true (&kind->fields[accord_kind_find (kind, field->name)] == field);
  if (accord_field_second_column (field) != NULL)
    g_assert_cmpint (accord_kind_find (kind, accord_field_second_column (field)), ==, -1);
}

static void
test_columns_are_unique (void)
{
  for_each_field (check_columns);
}

static void
check_target (const AccordKind  *kind,
              const AccordField *field)
{
  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_true (accord_field_is_link (field) == (field->target != NULL));
  g_assert_true (accord_field_is_link (field) == (accord_field_target (field) != NULL));
}

static void
test_links_have_targets (void)
{
  for_each_field (check_target);
}

static void
check_choices (const AccordKind  *kind,
               const AccordField *field)
{
  int n = 0;

  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_true ((field->type == ACCORD_FIELD_CHOICE) == (field->choices != NULL));
  if (field->choices == NULL)
    return;

  for (const AccordChoice *choice = field->choices; choice->value != NULL; choice++, n++)
    {
      g_assert_cmpstr (choice->value, !=, "");
      g_assert_cmpstr (accord_field_choice_label (field, choice->value), ==, choice->label);
      for (const AccordChoice *other = field->choices; other < choice; other++)
        {
          g_assert_cmpstr (choice->value, !=, other->value);
          g_assert_cmpstr (choice->label, !=, other->label);
        }
    }
  g_assert_cmpint (n, >=, 2);
}

static void
test_choices_are_distinct (void)
{
  for_each_field (check_choices);
}

static void
check_headings (const AccordKind  *kind,
                const AccordField *field)
{
  g_auto (GStrv) headings = NULL;
  g_autofree char *lower = NULL;

  g_test_message ("%s.%s", kind->name, field->name);
  if (field->headings == NULL)
    return;

  lower = g_utf8_strdown (field->headings, -1);
  g_assert_cmpstr (field->headings, ==, lower);
  headings = g_strsplit (field->headings, "|", -1);
  for (int i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *bare = g_strstrip (g_strdup (headings[i]));

      g_assert_cmpstr (bare, !=, "");
      g_assert_cmpstr (bare, ==, headings[i]);
      g_assert_false (g_strv_contains ((const char *const *) headings + i + 1, headings[i]));
    }
}

static void
test_headings_are_lower_case (void)
{
  for_each_field (check_headings);
}

static void
check_flags (const AccordKind  *kind,
             const AccordField *field)
{
  const AccordFieldFlags of_text = ACCORD_FIELD_TITLE | ACCORD_FIELD_SEARCHED |
                                   ACCORD_FIELD_PINYIN | ACCORD_FIELD_SORTED;

  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_cmpstr (accord_field_label (field), !=, "");
  if (field->flags & of_text)
    g_assert_false (accord_field_has_number (field));
  if (field->flags & ACCORD_FIELD_PINYIN)
    g_assert_true (field->flags & ACCORD_FIELD_SEARCHED);
  /* What lives with a record is looked for each time one is deleted. */
  if (field->flags & ACCORD_FIELD_OWNED)
    g_assert_true (field->type == ACCORD_FIELD_LINK && (field->flags & ACCORD_FIELD_INDEXED));
}

static void
test_flags_fit_types (void)
{
  for_each_field (check_flags);
}

static void
test_at_most_one_title (void)
{
  int n;
  const AccordKind *const *kinds = accord_kinds (&n);

  for (int i = 0; i < n; i++)
    {
      int titles = 0;

      for (int j = 0; j < kinds[i]->n_fields; j++)
        titles += (kinds[i]->fields[j].flags & ACCORD_FIELD_TITLE) != 0;
      g_test_message ("%s", kinds[i]->name);
      g_assert_cmpint (titles, <=, 1);
      g_assert_true ((accord_kind_title (kinds[i]) >= 0) == (titles == 1));
    }
}

static void
test_names_need_not_be_the_same_string (void)
{
  g_autofree char *kind_name = g_strdup ("customer");
  g_autofree char *field_name = g_strdup ("phone");
  int phone = accord_kind_find (&accord_customer_kind, field_name);

  g_assert_true (accord_kind_by_name (kind_name) == &accord_customer_kind);
  g_assert_cmpstr (accord_customer_kind.fields[phone].name, ==, "phone");
  g_assert_cmpint (accord_kind_find (&accord_customer_kind, "amount"), ==, -1);
  g_assert_null (accord_kind_by_name ("fridge"));
  g_assert_null (accord_kind_by_name (NULL));
  g_assert_null (accord_kind_by_number (0));
}

static void
test_searched_only_where_asked (void)
{
  g_assert_true (accord_kind_is_searched (&accord_customer_kind));
  g_assert_false (accord_kind_is_searched (&accord_tagging_kind));
}

static void
test_columns_follow_types (void)
{
  g_assert_cmpstr (accord_field_second_column (accord_trial_field ("money")), ==, "money_currency");
  g_assert_cmpstr (accord_field_second_column (accord_trial_field ("place")), ==, "place_rank");
  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    {
      const AccordField *field = &accord_trial_kind.fields[i];
      gboolean both = accord_field_has_number (field) && accord_field_has_text (field);

      g_assert_true (accord_field_has_number (field) || accord_field_has_text (field));
      g_assert_true (both == (accord_field_second_column (field) != NULL));
    }
}

static void
test_registered_kinds_are_found (void)
{
  int before, after;

  accord_kinds (&before);
  g_assert_null (accord_kind_by_name ("trial_run"));
  accord_kind_register (&accord_trial_kind);
  accord_kinds (&after);

  g_assert_cmpint (after, ==, before + 1);
  g_assert_true (accord_kind_by_name ("trial_run") == &accord_trial_kind);
  g_assert_true (accord_kind_by_number (62) == &accord_trial_kind);
}

static void
test_a_number_cannot_be_taken_twice (void)
{
  static const AccordKind imposter = {
    .number = 4, .name = "imposter", .label = "x", .plural = "x", .n_fields = 0,
  };
  AccordKind second = accord_trial_kind;
  int before, after;

  second.name = "second";
  second.number = imposter.number;
  accord_kinds (&before);
  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*accord_kind_by_number*");
  accord_kind_register (&second);
  g_test_assert_expected_messages ();
  g_test_expect_message ("accord-model", G_LOG_LEVEL_CRITICAL, "*fields != NULL*");
  accord_kind_register (&imposter);
  g_test_assert_expected_messages ();
  accord_kinds (&after);
  g_assert_cmpint (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/kind/names-and-numbers-are-unique", test_names_and_numbers_are_unique);
  g_test_add_func ("/model/kind/numbers-never-change", test_numbers_never_change);
  g_test_add_func ("/model/kind/columns-are-unique", test_columns_are_unique);
  g_test_add_func ("/model/kind/links-have-targets", test_links_have_targets);
  g_test_add_func ("/model/kind/choices-are-distinct", test_choices_are_distinct);
  g_test_add_func ("/model/kind/headings-are-lower-case", test_headings_are_lower_case);
  g_test_add_func ("/model/kind/flags-fit-types", test_flags_fit_types);
  g_test_add_func ("/model/kind/at-most-one-title", test_at_most_one_title);
  g_test_add_func ("/model/kind/found-by-any-string", test_names_need_not_be_the_same_string);
  g_test_add_func ("/model/kind/searched-only-where-asked", test_searched_only_where_asked);
  g_test_add_func ("/model/kind/columns-follow-types", test_columns_follow_types);
  g_test_add_func ("/model/kind/registered-kinds-are-found", test_registered_kinds_are_found);
  g_test_add_func ("/model/kind/number-cannot-be-taken-twice", test_a_number_cannot_be_taken_twice);

  return g_test_run ();
}
