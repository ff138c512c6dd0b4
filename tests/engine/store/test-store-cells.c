/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table asks of the store beyond its rows: values at any path, and sums of columns. */
#include "accord-config.h"

#include <string.h>
#include "accord-cells.h"
#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)

typedef struct {
  AccordWorkspace *workspace;
  gint64 ids[3]; /* Adler, Birke, Ceder */
} Fixture;

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_deal (Fixture *fixture, int customer, const char *stage, const char *amount)
{
  g_autofree char *whose = number (fixture->ids[customer]);
  g_autofree char *where = number (accord_test_stage (fixture->workspace, stage));

  accord_test_create (fixture->workspace, &accord_deal_kind, "name", "Deal", "customer", whose, "stage", where, "amount",
                      amount, NULL);
}

/* Adler: owner Lin of team North, 12 employees, two open deals; Birke: 30 employees, one deal in dollars;
 * Ceder: nothing. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *team = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *tagged = NULL;

  fixture->workspace = accord_test_workspace ();
  team = number (accord_test_create (fixture->workspace, &accord_team_kind, "name", "North", NULL));
  owner = number (accord_test_create (fixture->workspace, &accord_member_kind, "name", "Lin", "team", team, NULL));
  fixture->ids[0] = accord_test_create (fixture->workspace, CUSTOMER, "name", "Adler", "owner", owner, "employees", "12", NULL);
  fixture->ids[1] = accord_test_create (fixture->workspace, CUSTOMER, "name", "Birke", "employees", "30", NULL);
  fixture->ids[2] = accord_test_create (fixture->workspace, CUSTOMER, "name", "Ceder", NULL);
  add_deal (fixture, 0, "Identify", "100");
  add_deal (fixture, 0, "Solution", "250.50");
  tagged = number (fixture->ids[0]);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *tag =
        number (accord_test_create (fixture->workspace, &accord_tag_kind, "name", i == 0 ? "Zeal" : "Calm", NULL));

      accord_test_create (fixture->workspace, &accord_tagging_kind, "tag", tag, "customer", tagged, NULL);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_test_drop (fixture->workspace);
}

static AccordCells *
read_columns (Fixture *fixture, const char *const *paths)
{
  return accord_test_boxed (accord_store_cells (accord_workspace_get_store (fixture->workspace), CUSTOMER, paths,
                                                  accord_workspace_get_currency (fixture->workspace), fixture->ids, 3));
}

static void
test_computed_values (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "open_value", "open_deals", "next_step", "tag", NULL };
  g_autoptr (AccordCells) columns = read_columns (fixture, paths);

  g_assert_cmpint (accord_cells_get (columns, 0, 0)->number, ==, 35050);
  g_assert_cmpstr (accord_cells_get (columns, 0, 0)->text, ==, accord_workspace_get_currency (fixture->workspace));
  g_assert_cmpint (accord_cells_get (columns, 0, 1)->number, ==, 2);
  g_assert_true (accord_value_is_empty (accord_cells_get (columns, 0, 2)));
  g_assert_cmpstr (accord_cells_get (columns, 0, 3)->text, ==, "Calm, Zeal");
  g_assert_true (accord_value_is_empty (accord_cells_get (columns, 2, 0)));
  g_assert_true (accord_cells_get (columns, 2, 1)->has_number);
  g_assert_cmpint (accord_cells_get (columns, 2, 1)->number, ==, 0);
  g_assert_true (accord_value_is_empty (accord_cells_get (columns, 2, 3)));
}

static void
test_over_links (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "name", "owner", "owner.team", "owner.team.name", NULL };
  g_autoptr (AccordCells) columns = read_columns (fixture, paths);

  g_assert_cmpstr (accord_cells_get (columns, 1, 0)->text, ==, "Birke");
  g_assert_cmpstr (accord_cells_get (columns, 0, 1)->text, ==, "Lin");
  g_assert_true (accord_cells_get (columns, 0, 1)->has_number);
  g_assert_cmpstr (accord_cells_get (columns, 0, 2)->text, ==, "North");
  g_assert_cmpstr (accord_cells_get (columns, 0, 3)->text, ==, "North");
  g_assert_true (accord_value_is_empty (accord_cells_get (columns, 1, 2)));
}

static void
test_rows_keep_their_places (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "name", NULL };
  gint64 ids[] = { fixture->ids[2], 9999999, fixture->ids[0] };
  g_autoptr (AccordCells) columns =
    accord_test_boxed (accord_store_cells (accord_workspace_get_store (fixture->workspace), CUSTOMER, paths, NULL, ids, 3));

  g_assert_cmpuint (columns->n_ids, ==, 3);
  g_assert_cmpstr (accord_cells_get (columns, 0, 0)->text, ==, "Ceder");
  g_assert_true (accord_value_is_empty (accord_cells_get (columns, 1, 0)));
  g_assert_cmpstr (accord_cells_get (columns, 2, 0)->text, ==, "Adler");
}

static void
test_sums (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "employees", "open_value", NULL };
  gint64 ids[] = { fixture->ids[0], fixture->ids[1], 9999999 };
  g_autoptr (GArray) sums =
    accord_test_boxed (accord_store_sums (accord_workspace_get_store (fixture->workspace), CUSTOMER, paths,
                                          accord_workspace_get_currency (fixture->workspace), ids, 3));

  g_assert_cmpuint (sums->len, ==, 2);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 0).sum, ==, 42);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 0).n_values, ==, 2);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 1).sum, ==, 35050);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 1).n_values, ==, 1);
}

static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "amount", NULL };
  g_autofree char *whose = number (fixture->ids[1]);
  g_autofree char *where = number (accord_test_stage (fixture->workspace, "Identify"));
  gint64 ids[3];
  g_autoptr (GArray) sums = NULL;

  ids[0] = accord_test_create (fixture->workspace, &accord_deal_kind, "name", "A", "customer", whose, "stage", where, "amount", "EUR 10", NULL);
  ids[1] = accord_test_create (fixture->workspace, &accord_deal_kind, "name", "B", "customer", whose, "stage", where, "amount", "EUR 5", NULL);
  ids[2] = accord_test_create (fixture->workspace, &accord_deal_kind, "name", "C", "customer", whose, "stage", where, "amount", "JPY 700", NULL);
  sums = accord_test_boxed (accord_store_sums (accord_workspace_get_store (fixture->workspace), &accord_deal_kind, paths, "EUR", ids, 3));
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 0).sum, ==, 1500);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 0).n_values, ==, 2);
  g_assert_cmpint (g_array_index (sums, AccordColumnSum, 0).n_others, ==, 1);
}

static void
test_no_such_path (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { "owner.shoe_size", NULL };
  g_autoptr (GError) error = accord_test_error (accord_store_cells (accord_workspace_get_store (fixture->workspace), CUSTOMER,
                                                                      paths, NULL, fixture->ids, 3));

  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "shoe_size"));
}

static gint64
count (Fixture *fixture, AccordQuery *query)
{
  return accord_test_int (accord_store_count (accord_workspace_get_store (fixture->workspace), query));
}

static void
test_picked_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) copy = NULL;
  g_autoptr (AccordIds) found = NULL;
  gint64 picked[] = { fixture->ids[2], fixture->ids[0] };

  accord_query_keep_ids (query, picked, 2, TRUE);
  copy = accord_query_copy (query);
  found = accord_test_boxed (accord_store_find (accord_workspace_get_store (fixture->workspace), copy));
  g_assert_cmpuint (found->n_ids, ==, 2);
  g_assert_cmpint (found->ids[0], ==, fixture->ids[0]); /* the order is the query's */
  g_assert_cmpint (found->ids[1], ==, fixture->ids[2]);
  accord_query_keep_ids (query, picked, 2, FALSE);
  g_assert_cmpint (count (fixture, query), ==, 1);
  accord_query_keep_ids (query, picked, 0, TRUE);
  g_assert_cmpint (count (fixture, query), ==, 0);
}

#define ADD(name, test) g_test_add ("/store/cells/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ADD ("computed-values-are-those-rows-sort-by", test_computed_values);
  ADD ("links-are-followed", test_over_links);
  ADD ("rows-keep-their-places", test_rows_keep_their_places);
  ADD ("numbers-of-some-rows-are-added-up", test_sums);
  ADD ("money-of-another-currency-is-counted-not-added", test_currencies);
  ADD ("of-what-is-found-some-are-picked-by-hand", test_picked_by_hand);
  ADD ("a-path-that-is-not-there-is-named", test_no_such_path);
  return g_test_run ();
}
