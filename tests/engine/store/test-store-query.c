/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What queries find, and in which order. One small set of records, made once; the answers are
 * written as the first letters of names, in order. */
#include "accord-config.h"

#include <string.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)

static AccordWorkspace *workspace;

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
make_records (void)
{
  gint64 lin, ada;
  g_autofree char *needs = NULL, *won = NULL, *owner = NULL, *buyer = NULL, *other = NULL;

  workspace = accord_test_workspace ();
  lin = accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  owner = number (lin);
  ada = accord_test_create (workspace, CUSTOMER, "name", "Ada Works", "city", "Kiel", "employees", "10", "founded", "1999",
                            "type", "company", "key_account", "yes", "since", "2020-05-01", "email", "ada@works.example",
                            "phone", "+49 30 1234567", "industry", "medical", "owner", owner, NULL);
  buyer = number (ada);
  other = number (accord_test_create (workspace, CUSTOMER, "name", "beta 100% off", "city", "Bremen", "employees", "9",
                                      "type", "person", "key_account", "no", "since", "2021-01-01", "industry", "retail",
                                      "parent", buyer, NULL));
  accord_test_create (workspace, CUSTOMER, "name", "Gamma_Ray", "city", "Ulm", "employees", "200", "industry", "medical", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "恒瑞医疗", "city", "上海", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Émile & Fils", "note", "ada", NULL);
  needs = number (accord_test_stage (workspace, "Needs"));
  won = number (accord_test_stage (workspace, "Won"));
  accord_test_create (workspace, DEAL, "name", "X-ray", "stage", needs, "customer", buyer, "amount", "5000.00", "owner", owner,
                      "expected_on", "2026-03-01", "probability", "40", NULL);
  accord_test_create (workspace, DEAL, "name", "Yarn", "stage", won, "customer", other, "amount", "70.00", NULL);
  accord_test_create (workspace, DEAL, "name", "Zinc", "stage", needs, NULL);
}

/* The first letter of each record found, in order. */
static char *
letters (AccordQuery *query)
{
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_autoptr (AccordIds) ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (ids->n_ids, ==, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (found, i);

      g_assert_cmpint (ids->ids[i], ==, accord_record_id (record));
      g_assert_cmpint (accord_record_id (g_ptr_array_index (ids->records, i)), ==, ids->ids[i]);
      g_string_append_unichar (text, g_utf8_get_char (accord_record_title (record)));
    }
  if (accord_query_get_search (query) == NULL && !ids->more)
    g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, found->len);
  return g_string_free (text, FALSE);
}

static void
assert_where (const AccordKind *kind, const char *expression, const char *expected)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  accord_query_parse (query, expression, "EUR", &error);
  g_assert_no_error (error);
  if (kind == DEAL)
    accord_query_set_sort (query, "name", FALSE, NULL);
  found = letters (query);
  g_test_message ("%s: %s", expression, found);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_sorted (const AccordKind *kind, const char *path, const char *up, const char *down)
{
  for (int descending = 0; descending < 2; descending++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (kind);
      g_autofree char *found = NULL;

      g_assert_true (accord_query_set_sort (query, path, descending, NULL));
      found = letters (query);
      g_test_message ("%s %s: %s", path, descending ? "down" : "up", found);
      g_assert_cmpstr (found, ==, descending ? down : up);
    }
}

static void
assert_search (const char *typed, const char *expected)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autofree char *found = NULL;

  accord_query_set_search (query, typed);
  found = letters (query);
  g_test_message ("“%s”: %s", typed, found);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_own_order_is_by_name (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autofree char *found = letters (query);

  g_assert_cmpstr (found, ==, "AbÉG恒");
}

static void
test_every_sign_compares_numbers_dates_and_texts (void)
{
  assert_where (CUSTOMER, "employees=10", "A");
  assert_where (CUSTOMER, "employees!=10", "bÉG恒");
  assert_where (CUSTOMER, "employees<10", "b");
  assert_where (CUSTOMER, "employees<=10", "Ab");
  assert_where (CUSTOMER, "employees>10", "G");
  assert_where (CUSTOMER, "employees>=10", "AG");
  assert_where (CUSTOMER, "since>=2020-05-01", "Ab");
  assert_where (CUSTOMER, "since<2021-01-01", "A");
  assert_where (CUSTOMER, "city=Kiel", "A");
  assert_where (CUSTOMER, "city~em", "b");
  assert_where (CUSTOMER, "city!=Kiel", "bÉG恒");
  assert_where (CUSTOMER, "type=person", "b");
  assert_where (CUSTOMER, "key_account=yes", "A");
  assert_where (DEAL, "amount>=5000", "X");
  assert_where (DEAL, "amount<5000", "Y");
  assert_where (DEAL, "probability=40", "X");
}

static void
test_empty_value_means_empty (void)
{
  assert_where (CUSTOMER, "city=", "É");
  assert_where (CUSTOMER, "city!=", "AbG恒");
  assert_where (CUSTOMER, "parent=", "AÉG恒");
  assert_where (DEAL, "amount=", "Z");
}

static void
test_contains_takes_signs_of_like_as_they_are (void)
{
  assert_where (CUSTOMER, "name~100%", "b");
  assert_where (CUSTOMER, "name~%", "b");
  assert_where (CUSTOMER, "name~_", "G");
  assert_where (CUSTOMER, "name~\\", "");
  assert_where (CUSTOMER, "name~ADA", "A");
}

static void
test_link_is_found_by_title_and_by_what_is_behind_it (void)
{
  assert_where (DEAL, "customer=Ada Works", "X");
  assert_where (DEAL, "customer!=Ada Works", "YZ");
  assert_where (DEAL, "customer~works", "X");
  assert_where (DEAL, "stage=Won", "Y");
  assert_where (DEAL, "stage!=Won", "XZ");
  assert_where (DEAL, "stage.outcome=won", "Y");
  assert_where (DEAL, "customer.industry=medical", "X");
  assert_where (DEAL, "customer.industry!=medical", "YZ");
  assert_where (DEAL, "customer.industry=", "Z");
  assert_where (DEAL, "customer.employees<10", "Y");
  assert_where (DEAL, "owner=Lin Yue", "X");
  assert_where (CUSTOMER, "parent.name=Ada Works", "b");
}

static void
test_unknown_field_names_those_there_are (void)
{
  static const char *const wrong[] = { "colour=red", "stage.colour=red", "name.length=3", "=", "amount" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (DEAL);
      g_autoptr (GError) error = NULL;

      g_assert_false (accord_query_parse (query, wrong[i], "EUR", &error));
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_search_puts_names_that_begin_so_first (void)
{
  gint64 late = accord_test_create (workspace, CUSTOMER, "name", "Fils Frères", NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted");

  /* É is older and has the word too; F begins with it. */
  assert_search ("fils", "FÉ");
  accord_edit_delete (edit, CUSTOMER, late);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (workspace), edit)));
  assert_search ("fils", "É");
}

static void
test_search_finds_words_numbers_and_letters_inside (void)
{
  assert_search ("emile", "É");
  assert_search ("kiel", "A");
  assert_search ("1234567", "A");
  assert_search ("hengrui", "恒");
  assert_search ("amma", "G");
  assert_search ("no such words", "");
}

static void
test_search_takes_every_sign_as_it_is (void)
{
  static const char *const odd[] = { "\"", "'", "*", "AND", "OR NOT", "a AND", "(", "NEAR(a b)", "^a", "text:a", "-", "\\", "a\"b", ";--" };

  assert_search ("%", "");
  assert_search ("00%", "b");
  assert_search ("a_R", "G");
  assert_search ("_____", "");
  assert_search ("%%", "");
  assert_search ("\\\\", "");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_autofree char *found = NULL;

      accord_query_set_search (query, odd[i]);
      found = letters (query);
      g_test_message ("%s: %s", odd[i], found);
    }
}

static void
test_search_keeps_to_the_filters (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autofree char *found = NULL;
  g_autofree char *none = NULL;

  accord_query_add_text (query, "industry", ACCORD_OP_IS, "medical");
  accord_query_set_search (query, "a");
  found = letters (query);
  g_assert_cmpstr (found, ==, "A");
  accord_query_set_search (query, "beta");
  none = letters (query);
  g_assert_cmpstr (none, ==, "");
}

static void
test_sections_are_the_letters_of_the_list (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;
  static const gunichar expected[] = { 'A', 'B', 'E', 'G', 'H' };

  accord_query_set_sections (query, TRUE);
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (ids->n_sections, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ids->n_sections; i++)
    {
      g_assert_cmpuint (ids->sections[i].letter, ==, expected[i]);
      g_assert_cmpuint (ids->sections[i].first, ==, i);
    }
}

static void
test_limit_says_whether_there_is_more (void)
{
  for (gint64 limit = 1; limit <= 6; limit++)
    for (int searched = 0; searched < 2; searched++)
      {
        g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
        g_autoptr (AccordIds) ids = NULL;
        guint all = searched ? 1 : 5;

        accord_query_set_limit (query, limit);
        if (searched)
          accord_query_set_search (query, "ada");
        ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
        g_assert_cmpuint (ids->n_ids, ==, MIN (limit, all));
        g_assert_cmpint (ids->more, ==, limit < all);
      }
}

static void
test_trash_holds_the_deleted_and_only_them (void)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (AccordQuery) trash = accord_query_new (CUSTOMER);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *searched = NULL;

  accord_query_set_deleted (trash, TRUE);
  accord_query_add_text (trash, "city", ACCORD_OP_IS, "Kiel");
  before = letters (trash);
  g_assert_cmpstr (before, ==, "");
  accord_edit_delete (edit, CUSTOMER, 1);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (journal, edit)));
  after = letters (trash);
  g_assert_cmpstr (after, ==, "A");
  assert_search ("ada", "");
  accord_query_set_search (trash, "ada");
  searched = letters (trash);
  g_assert_cmpstr (searched, ==, "A");
  accord_test_done (accord_journal_undo (journal));
  assert_search ("ada", "A");
}

static void
test_nothing_is_sorted_by_what_there_may_be_several_of (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_query_set_sort (query, "tag", FALSE, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "“tag”"));
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query)); /* by name, as before */
  g_assert_cmpuint (ids->n_ids, >, 0);
}

static void
test_every_sort_of_field_sorts_both_ways (void)
{
  /* What is empty stands last, whichever way; Chinese towns stand by their pinyin. */
  assert_sorted (CUSTOMER, "name", "AbÉG恒", "恒GÉbA");
  assert_sorted (CUSTOMER, "city", "bA恒GÉ", "G恒AbÉ");
  assert_sorted (CUSTOMER, "employees", "bAG恒É", "GAbÉ恒");
  assert_sorted (CUSTOMER, "since", "AbG恒É", "bAÉ恒G");
  assert_sorted (CUSTOMER, "key_account", "bAG恒É", "AbÉ恒G");
  assert_sorted (CUSTOMER, "parent", "bAG恒É", "bÉ恒GA");
  assert_sorted (DEAL, "name", "XYZ", "ZYX");
  assert_sorted (DEAL, "amount", "YXZ", "XYZ");
  assert_sorted (DEAL, "customer", "XYZ", "YXZ");
  assert_sorted (DEAL, "customer.employees", "YXZ", "XYZ");
  assert_sorted (DEAL, "expected_on", "XYZ", "XZY");
  assert_sorted (DEAL, "owner", "XYZ", "XZY");
  assert_sorted (DEAL, "stage.name", "XZY", "YZX");
}

static void
test_deals_stand_in_the_order_of_stages (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (DEAL);
  g_autoptr (GPtrArray) found = NULL;

  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpstr (accord_record_title_of (g_ptr_array_index (found, 0), "stage"), ==, "Needs");
  g_assert_cmpstr (accord_record_title_of (g_ptr_array_index (found, 1), "stage"), ==, "Needs");
  g_assert_cmpstr (accord_record_title_of (g_ptr_array_index (found, 2), "stage"), ==, "Won");
}

static gboolean
depends (AccordQuery *query, const AccordKind *kind, const char *field)
{
  return accord_query_depends_on (query, kind, accord_kind_find (kind, field));
}

static void
test_query_knows_which_fields_it_depends_on (void)
{
  g_autoptr (AccordQuery) plain = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) deals = accord_query_new (DEAL);
  g_autoptr (AccordQuery) stages = accord_query_new (&accord_stage_kind);

  g_assert_true (depends (plain, CUSTOMER, "name"));
  g_assert_false (depends (plain, CUSTOMER, "phone"));
  accord_query_set_search (plain, "ada");
  g_assert_true (depends (plain, CUSTOMER, "phone"));
  g_assert_false (depends (plain, CUSTOMER, "note"));
  g_assert_true (accord_query_parse (plain, "parent.industry=medical", "EUR", NULL));
  g_assert_true (depends (plain, CUSTOMER, "parent"));
  g_assert_true (depends (plain, CUSTOMER, "industry"));
  /* The board's order: the card's place and the order of the stages. */
  g_assert_true (depends (deals, DEAL, "stage"));
  g_assert_true (depends (deals, &accord_stage_kind, "rank"));
  g_assert_false (depends (deals, &accord_stage_kind, "name"));
  g_assert_false (depends (deals, DEAL, "amount"));
  g_assert_true (accord_query_set_sort (deals, "customer", FALSE, NULL));
  g_assert_true (depends (deals, DEAL, "customer"));
  g_assert_true (depends (deals, CUSTOMER, "name"));
  g_assert_false (depends (deals, CUSTOMER, "city"));
  g_assert_true (accord_query_parse (deals, "owner=Lin Yue", "EUR", NULL));
  g_assert_true (depends (deals, &accord_member_kind, "name"));
  g_assert_true (accord_query_parse (deals, "customer.city=Kiel", "EUR", NULL));
  g_assert_true (depends (deals, CUSTOMER, "city"));
  g_assert_true (depends (stages, &accord_stage_kind, "rank"));
  g_assert_false (depends (stages, &accord_stage_kind, "name"));
}

static void
test_copy_finds_the_same (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) copy = NULL;
  g_autofree char *found = NULL;

  g_assert_true (accord_query_parse (query, "industry=medical", "EUR", NULL));
  g_assert_true (accord_query_set_sort (query, "employees", TRUE, NULL));
  accord_query_set_limit (query, 1);
  copy = accord_query_copy (query);
  g_assert_true (accord_query_parse (query, "employees<5", "EUR", NULL));
  found = letters (copy);
  g_assert_cmpstr (found, ==, "G");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  make_records ();
  g_test_add_func ("/query/own-order-is-by-name", test_own_order_is_by_name);
  g_test_add_func ("/query/every-sign-compares-numbers-dates-and-texts", test_every_sign_compares_numbers_dates_and_texts);
  g_test_add_func ("/query/empty-value-means-empty", test_empty_value_means_empty);
  g_test_add_func ("/query/contains-takes-signs-of-like-as-they-are", test_contains_takes_signs_of_like_as_they_are);
  g_test_add_func ("/query/link-is-found-by-title-and-by-what-is-behind-it", test_link_is_found_by_title_and_by_what_is_behind_it);
  g_test_add_func ("/query/unknown-field-names-those-there-are", test_unknown_field_names_those_there_are);
  g_test_add_func ("/query/search-puts-names-that-begin-so-first", test_search_puts_names_that_begin_so_first);
  g_test_add_func ("/query/search-finds-words-numbers-and-letters-inside", test_search_finds_words_numbers_and_letters_inside);
  g_test_add_func ("/query/search-takes-every-sign-as-it-is", test_search_takes_every_sign_as_it_is);
  g_test_add_func ("/query/search-keeps-to-the-filters", test_search_keeps_to_the_filters);
  g_test_add_func ("/query/sections-are-the-letters-of-the-list", test_sections_are_the_letters_of_the_list);
  g_test_add_func ("/query/limit-says-whether-there-is-more", test_limit_says_whether_there_is_more);
  g_test_add_func ("/query/trash-holds-the-deleted-and-only-them", test_trash_holds_the_deleted_and_only_them);
  g_test_add_func ("/query/nothing-is-sorted-by-what-there-may-be-several-of",
                   test_nothing_is_sorted_by_what_there_may_be_several_of);
  g_test_add_func ("/query/every-sort-of-field-sorts-both-ways", test_every_sort_of_field_sorts_both_ways);
  g_test_add_func ("/query/deals-stand-in-the-order-of-stages", test_deals_stand_in_the_order_of_stages);
  g_test_add_func ("/query/query-knows-which-fields-it-depends-on", test_query_knows_which_fields_it_depends_on);
  g_test_add_func ("/query/copy-finds-the-same", test_copy_finds_the_same);
  status = g_test_run ();
  accord_test_drop (workspace);
  return status;
}
