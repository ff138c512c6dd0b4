/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns in memory answer as the file does, to the row: any order, any filter, after any change. The same
 * file open once more, for reading and without columns, is the oracle. Always the same dice. */
#include "accord-config.h"

#include <string.h>
#include "accord-cells.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define N_CUSTOMERS 150
#define N_ROUNDS 40
#define N_QUERIES 30

static AccordWorkspace *workspace;
static AccordStore *store, *oracle;
static GRand *dice;
static GArray *customers;

static const char *const words[] = { "Kiel", "kiel", "Émilion", "emilion", "上海", "上海市", "北京", "Ulm", "Ω", "9", "Zürich", "a b" };
static const char *const sorts[] = { NULL, "city", "industry", "type", "lifecycle", "employees", "since", "owner", "owner.team",
                                     "key_account", "owner.role", "country", "parent", "phone",
                                     "open_deals", "open_value", "won_year", "next_step", "last_contact", "created", "changed",
                                     "open_value", "next_step", "note", "referrer",
                                     "tier", "segment", "complete", "verify_by", "referred", "referred_value", "owner.name" };
static const char *const deal_sorts[] = { NULL, "name", "stage", "customer", "amount", "note", "closed_on", "next_step",
                                          "last_contact", "customer.city", "stage", "amount", "customer" };
static const char *const deal_conditions[] = { "next_step=", "next_step!=", "last_contact!=", "amount>300 EUR",
                                               "customer.open_deals>1", "closed_on>2020-01-01", "amount>=3 USD", "amount=300 EUR|4 USD", "amount!=300 EUR", "amount=1..400 EUR",
                                               "amount=", "amount!=", "customer.name~il", "customer.note=ulm", "customer.referrer.city=Ulm", "customer~u",
                                               "customer.tag=VIP", "customer=", "customer!=", "customer.city!=Kiel", "closed_on=", "name~i", "stage=Won", "stage!=Won" };
static const char *const conditions[] = {
  "city=Kiel", "city!=kiel|Ulm", "city~il", "city!~i", "city=", "city!=", "employees>3", "employees=2..5", "employees<4",
  "key_account=no", "key_account=yes", "type=company", "type!=person", "lifecycle=buyer|repeat", "owner=Lin Yue",
  "owner!=Eva", "owner=", "owner.team=North", "owner.team!=North", "since=this-month", "since>2020-01-01", "since=",
  "country<m", "industry>=k", "note~a", "owner~li", "parent=",
  "name~il", "name!~1", "name=kiel 3|Ulm 7", "name!=KIEL 3|ulm 7", "name=", "name!=", "note=", "note!=", "note=KIEL", "note!=EMILION",
  "note=Émilion", "note~", "note!~上", "phone=", "phone!=", "email~x", "since!=", "since<2026-11-01", "employees=", "employees!=3",
  "referrer~kiel", "referrer!~a", "referrer=", "referrer!=", "referrer.city=Ulm", "referrer.city!=kiel", "referrer.name~ulm",
  "referrer.owner=Eva", "referrer.owner.team=North", "referrer.employees>2", "referrer.referrer.city=kiel", "referrer.since=",
  "referrer.open_deals>=1", "tag=VIP", "tag!=VIP|new", "tag=", "tag!=", "tag~i",
  "open_deals>=1", "open_deals=0", "open_deals!=1|2", "open_deals<2", "open_deals<=1", "open_deals>1", "open_deals=1..2",
  "open_value>300 EUR", "open_value<=5 USD", "open_value=", "open_value!=", "won_year>=4 EUR", "next_step=", "next_step!=",
  "next_step=this-month", "next_step>2026-01-01", "last_contact=older than 30 days",
  "last_contact=", "created=this-month", "changed!=", "last_contact<2026-11-01",
  "tier=large", "tier=large|medium", "tier!=small", "tier=", "tier!=", "tier~ar", "segment=new|champions", "segment!=others", "segment=",
  "complete>=20", "complete<30", "verify_by<2027-01-01", "verify_by=", "referred>=1", "referred=0", "referred_value>3 EUR",
};

static const char *
one_of (const char *const *texts, guint n)
{
  return texts[g_rand_int_range (dice, 0, (gint32) n)];
}

#define ONE_OF(texts) one_of (texts, G_N_ELEMENTS (texts))

static gint64
any_customer (void)
{
  return g_array_index (customers, gint64, g_rand_int_range (dice, 0, (gint32) customers->len));
}

static void
set_one (AccordEdit *edit, gint64 id, const char *field, const char *text)
{
  if (g_rand_int_range (dice, 0, 4) == 0)
    accord_edit_clear (edit, CUSTOMER, id, field);
  else
    accord_edit_set_text (edit, CUSTOMER, id, field, text);
}

static void
set_number (AccordEdit *edit, gint64 id, const char *field, gint64 number)
{
  if (g_rand_int_range (dice, 0, 4) == 0)
    accord_edit_clear (edit, CUSTOMER, id, field);
  else
    accord_edit_set_number (edit, CUSTOMER, id, field, number);
}

static void
fill (AccordEdit *edit, gint64 id)
{
  static const char *const types[] = { "company", "person" };
  static const char *const lifecycles[] = { "gone", "buyer", "repeat", "potential", "dormant" };
  g_autofree char *name = g_strdup_printf ("%s %d", ONE_OF (words), g_rand_int_range (dice, 0, 40));
  gint64 other = customers->len > 0 ? any_customer () : 0;

  accord_edit_set_text (edit, CUSTOMER, id, "name", name);
  set_one (edit, id, "city", ONE_OF (words));
  set_one (edit, id, "industry", ONE_OF (words));
  set_one (edit, id, "country", ONE_OF (words));
  set_one (edit, id, "note", ONE_OF (words));
  set_one (edit, id, "phone", g_rand_boolean (dice) ? name : NULL);
  set_one (edit, id, "type", ONE_OF (types));
  set_one (edit, id, "lifecycle", ONE_OF (lifecycles));
  set_one (edit, id, "tier_pin", g_rand_boolean (dice) ? "small" : NULL);
  set_one (edit, id, "segment_pin", g_rand_boolean (dice) ? "at_risk" : NULL);
  set_number (edit, id, "employees", g_rand_int_range (dice, -2, 7));
  set_number (edit, id, "since", accord_date_today () - g_rand_int_range (dice, 0, 60));
  set_number (edit, id, "key_account", g_rand_int_range (dice, 0, 2));
  set_number (edit, id, "owner", g_rand_int_range (dice, 1, 4));
  if (other > 0 && other < id) /* never in a circle */
    set_number (edit, id, "referrer", other);
}

static void
commit (AccordEdit *edit)
{
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static void
add_customers (guint n)
{
  AccordEdit *edit = accord_edit_new ("Some customers");

  for (guint i = 0; i < n; i++)
    fill (edit, accord_edit_create (edit, CUSTOMER));
  commit (edit);
}

/* Those that the file has now. */
static void
read_customers (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = accord_test_boxed (accord_store_find (oracle, query));

  g_array_set_size (customers, 0);
  g_array_append_vals (customers, ids->ids, ids->n_ids);
}

static void
edit_some (gboolean delete)
{
  AccordEdit *edit = accord_edit_new ("Some changes");
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (int i = g_rand_int_range (dice, 1, 6); i > 0; i--)
    {
      gint64 id = any_customer ();

      if (!g_hash_table_add (done, GSIZE_TO_POINTER ((gsize) id)))
        continue;
      if (delete)
        accord_edit_delete (edit, CUSTOMER, id);
      else
        fill (edit, id);
    }
  commit (edit);
}

/* What columns do not hold changes what they say: names of members and their teams. */
static void
rename_others (void)
{
  accord_test_set (workspace, &accord_member_kind, g_rand_int_range (dice, 1, 4), "name", ONE_OF (words));
  accord_test_set (workspace, &accord_team_kind, 1, "name", g_rand_boolean (dice) ? "North" : "South");
}

/* A deal or an activity of a customer, made or changed: what is said of customers follows from them. */
static void
fill_deal (AccordEdit *edit, gint64 deal)
{
  static const char *const stages[] = { "Needs", "Won", "Present" };
  static const char *const currencies[] = { "EUR", "USD" };

  const char *stage = ONE_OF (stages);

  accord_edit_set_text (edit, &accord_deal_kind, deal, "name", ONE_OF (words));
  accord_edit_set_number (edit, &accord_deal_kind, deal, "stage", accord_test_stage (workspace, stage));
  accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", g_rand_int_range (dice, 0, 9) * 100, ONE_OF (currencies));
  if (g_str_equal (stage, "Won"))
    accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", accord_date_today () - g_rand_int_range (dice, 0, 500));
}

static void
fill_activity (AccordEdit *edit, gint64 activity)
{
  gint64 day = accord_date_today () - g_rand_int_range (dice, 0, 60);

  accord_edit_set_text (edit, &accord_activity_kind, activity, "title", ONE_OF (words));
  accord_edit_set_text (edit, &accord_activity_kind, activity, "type", g_rand_boolean (dice) ? "call" : "note");
  if (g_rand_int_range (dice, 0, 4) == 0)
    accord_edit_clear (edit, &accord_activity_kind, activity, "due_on");
  else
    accord_edit_set_number (edit, &accord_activity_kind, activity, "due_on", day + g_rand_int_range (dice, 0, 60));
  if (g_rand_boolean (dice))
    accord_edit_set_number (edit, &accord_activity_kind, activity, "done_at", accord_date_to_time (day));
  else
    accord_edit_clear (edit, &accord_activity_kind, activity, "done_at");
}

static void
change_linked (void)
{
  const AccordKind *kind = g_rand_boolean (dice) ? &accord_deal_kind : &accord_activity_kind;
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = accord_test_boxed (accord_store_find (oracle, query));
  AccordEdit *edit = accord_edit_new ("Something of a customer");
  int what = ids->n_ids > 0 ? g_rand_int_range (dice, 0, 5) : 0;
  gint64 id = what == 0 ? accord_edit_create (edit, kind)
                        : ids->ids[g_rand_int_range (dice, 0, (gint32) ids->n_ids)];

  if (what <= 1)
    accord_edit_set_number (edit, kind, id, "customer", any_customer ());
  if (what == 4)
    accord_edit_delete (edit, kind, id);
  else if (kind == &accord_deal_kind)
    fill_deal (edit, id);
  else
    fill_activity (edit, id);
  commit (edit);
}

/* Tags come and go, and so do the records between. */
static void
change_tags (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tagging_kind);
  g_autoptr (AccordIds) ids = accord_test_boxed (accord_store_find (oracle, query));
  AccordEdit *edit = accord_edit_new ("Tagged");

  if (ids->n_ids > 0 && g_rand_int_range (dice, 0, 3) == 0)
    accord_edit_delete (edit, &accord_tagging_kind, ids->ids[g_rand_int_range (dice, 0, (gint32) ids->n_ids)]);
  for (int i = 0; i < 3; i++)
    {
      gint64 tagging = accord_edit_create (edit, &accord_tagging_kind);

      accord_edit_set_number (edit, &accord_tagging_kind, tagging, "tag", g_rand_int_range (dice, 1, 3));
      accord_edit_set_number (edit, &accord_tagging_kind, tagging, "customer", any_customer ());
    }
  commit (edit);
}

/* A phone beside the one of the record, which completeness counts. */
static void
add_handle (void)
{
  AccordEdit *edit = accord_edit_new ("A handle");
  gint64 id = accord_edit_create (edit, &accord_handle_kind);

  accord_edit_set_text (edit, &accord_handle_kind, id, "type", "phone");
  accord_edit_set_text (edit, &accord_handle_kind, id, "value", "030 123456");
  accord_edit_set_number (edit, &accord_handle_kind, id, "customer", any_customer ());
  commit (edit);
}

static void
change_outcome (void)
{
  static gboolean open;

  accord_test_set (workspace, &accord_stage_kind, accord_test_stage (workspace, "Present"), "outcome", open ? "open" : "won");
  open = !open;
}

static void
change_something (void)
{
  switch (g_rand_int_range (dice, 0, 14))
    {
    case 0:
      add_customers ((guint) g_rand_int_range (dice, 1, 20));
      break;
    case 1:
      edit_some (TRUE);
      break;
    case 2:
      accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
      break;
    case 3:
      rename_others ();
      break;
    case 4:
    case 7:
      change_outcome ();
      break;
    case 5:
    case 6:
      edit_some (FALSE);
      break;
    case 8:
      add_handle ();
      break;
    case 9:
      change_tags ();
      break;
    default:
      change_linked ();
    }
  read_customers ();
}

static void
add_condition (AccordFilter *filter)
{
  gboolean deals = accord_kind_is (accord_filter_get_kind (filter), &accord_deal_kind);
  g_autoptr (GError) error = NULL;

  accord_filter_parse (filter, deals ? ONE_OF (deal_conditions) : ONE_OF (conditions), "EUR", &error);
  g_assert_no_error (error);
}

/* Conditions, and conditions in groups of the other sort. */
static AccordFilter *
any_filter (const AccordKind *kind)
{
  AccordFilter *filter = accord_filter_new (kind, g_rand_boolean (dice));

  for (int i = g_rand_int_range (dice, 0, 3); i > 0; i--)
    add_condition (filter);
  if (g_rand_int_range (dice, 0, 3) == 0)
    {
      AccordFilter *group = accord_filter_add_group (filter);

      add_condition (group);
      add_condition (group);
    }
  return filter;
}

static AccordQuery *
any_query (const AccordKind *kind, const char **sort)
{
  AccordQuery *query = accord_query_new (kind);
  g_autoptr (AccordFilter) filter = any_filter (kind);
  g_autoptr (GError) error = NULL;

  *sort = accord_kind_is (kind, CUSTOMER) ? ONE_OF (sorts) : ONE_OF (deal_sorts);
  accord_query_set_sort (query, *sort, g_rand_boolean (dice), &error);
  g_assert_no_error (error);
  if (accord_filter_get_n (filter) > 0)
    accord_query_set_filter (query, filter);
  if (g_rand_boolean (dice))
    accord_query_parse (query, accord_kind_is (kind, CUSTOMER) ? ONE_OF (conditions) : ONE_OF (deal_conditions), "EUR", NULL);
  accord_query_set_currency (query, g_rand_boolean (dice) ? "EUR" : NULL);
  accord_query_set_sections (query, g_rand_boolean (dice));
  accord_query_set_limit (query, g_rand_boolean (dice) ? g_rand_int_range (dice, 1, 40) : 0);
  return query;
}

static void
assert_same (AccordQuery *query, const char *sort)
{
  g_autoptr (AccordIds) mine = accord_test_boxed (accord_store_find (store, query));
  g_autoptr (AccordIds) theirs = accord_test_boxed (accord_store_find (oracle, query));
  AccordFilter *filter = accord_query_get_filter (query);
  g_autofree char *said = filter ? accord_filter_describe (filter) : g_strdup ("all");

  g_test_message ("by %s: %s: %u", sort ? sort : "name", said, theirs->n_ids);
  g_assert_cmpmem (mine->ids, mine->n_ids * sizeof (gint64), theirs->ids, theirs->n_ids * sizeof (gint64));
  g_assert_cmpint (mine->more, ==, theirs->more);
  g_assert_cmpuint (mine->n_sections, ==, theirs->n_sections);
  for (guint i = 0; i < mine->n_sections; i++)
    {
      g_assert_cmpuint (mine->sections[i].first, ==, theirs->sections[i].first);
      g_assert_cmpuint (mine->sections[i].letter, ==, theirs->sections[i].letter);
    }
  g_assert_cmpint (accord_test_int (accord_store_count (store, query)), ==, accord_test_int (accord_store_count (oracle, query)));
}

static void
assert_all_the_same (void)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      const char *sort;
      g_autoptr (AccordQuery) query = any_query (i % 3 == 2 ? &accord_deal_kind : CUSTOMER, &sort);

      assert_same (query, sort);
    }
}

static void
expect_orders (void)
{
  accord_test_done (accord_store_expect_orders (store, CUSTOMER));
  accord_test_done (accord_store_expect_orders (store, &accord_deal_kind));
}

/* What columns do not tell by themselves is made behind them; values_most 0: as it is in programs. */
static void
setup_with (guint values_most)
{
  g_autofree char *north = NULL;

  dice = g_rand_new_with_seed (20261122);
  workspace = accord_test_workspace ();
  store = accord_workspace_get_store (workspace);
  customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  north = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_create (workspace, &accord_team_kind, "name", "North", NULL));
  accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", "team", north, NULL);
  accord_test_create (workspace, &accord_member_kind, "name", "Eva", NULL);
  accord_test_create (workspace, &accord_member_kind, "name", "Ötzi", "team", north, NULL);
  accord_test_create (workspace, &accord_tag_kind, "name", "VIP", NULL);
  accord_test_create (workspace, &accord_tag_kind, "name", "new", NULL);
  add_customers (N_CUSTOMERS);
  accord_store_set_columns_least (store, 1);
  if (values_most > 0)
    accord_store_set_columns_values_most (store, values_most);
  oracle = accord_test_object (accord_store_open (accord_store_get_path (store), ACCORD_STORE_READ_ONLY));
  accord_store_set_columns_least (oracle, G_MAXUINT);
  read_customers ();
  for (int i = 0; i < 60; i++)
    change_linked ();
  for (int i = 0; i < 10; i++)
    change_tags ();
  expect_orders ();
}

static void
setup (void)
{
  setup_with (0);
}

static void
teardown (void)
{
  accord_test_done (accord_store_close (oracle));
  g_clear_object (&oracle);
  g_clear_pointer (&customers, g_array_unref);
  g_clear_pointer (&dice, g_rand_free);
  accord_test_drop (workspace);
}

static void
assert_rounds (guint values_most)
{
  setup_with (values_most);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      assert_all_the_same ();
      g_assert_true (accord_store_knows_columns (store, CUSTOMER));
      g_assert_false (accord_store_knows_columns (oracle, CUSTOMER));
      change_something ();
      if (i % 4 == 0) /* what was let go */
        expect_orders ();
    }
  assert_all_the_same ();
  teardown ();
}

static void
test_columns_answer_as_the_file_does (void)
{
  assert_rounds (0);
}

/* As with a million customers, each of whom has a phone number of his own. */
static void
test_orders_by_fields_of_many_values_are_those_of_the_file (void)
{
  assert_rounds (4);
}

/* A stage says of all its deals whether they are open. */
static void
test_sums_follow_stages_that_are_linked_to_no_row (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);

  setup ();
  g_assert_true (accord_query_set_sort (query, "open_deals", TRUE, NULL));
  for (int i = 0; i < 4; i++)
    {
      assert_same (query, "open_deals");
      change_outcome ();
    }
  teardown ();
}

/* What stands in the order of next steps, by hand: names in order, each name's day, and who has a step at all. */
static GArray *
order_by_steps (gboolean descending)
{
  static const char *const paths[] = { "next_step", NULL };
  g_autoptr (AccordQuery) names = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) busy = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) all = NULL, some = NULL;
  g_autoptr (AccordCells) cells = NULL;
  g_autoptr (GHashTable) has_step = g_hash_table_new (NULL, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = accord_date_today () - 200, last = accord_date_today () + 200;

  accord_query_set_sort (names, NULL, descending, NULL);
  accord_query_parse (busy, "next_step!=", "EUR", NULL);
  all = accord_test_boxed (accord_store_find (oracle, names));
  some = accord_test_boxed (accord_store_find (oracle, busy));
  cells = accord_test_boxed (accord_store_cells (oracle, CUSTOMER, paths, NULL, all->ids, all->n_ids));
  for (guint i = 0; i < some->n_ids; i++)
    g_hash_table_add (has_step, GSIZE_TO_POINTER ((gsize) some->ids[i]));
  for (gint64 day = first; day <= last; day++)
    for (guint i = 0; i < all->n_ids; i++)
      if (accord_cells_get (cells, i, 0)->has_number && accord_cells_get (cells, i, 0)->number == (descending ? first + last - day : day))
        g_array_append_val (ids, all->ids[i]);
  for (int undated = 1; undated >= 0; undated--)
    for (guint i = 0; i < all->n_ids; i++)
      if (!accord_cells_get (cells, i, 0)->has_number &&
          g_hash_table_contains (has_step, GSIZE_TO_POINTER ((gsize) all->ids[i])) == undated)
        g_array_append_val (ids, all->ids[i]);
  g_assert_cmpuint (ids->len, ==, all->n_ids);
  return ids;
}

static void
assert_stands_by_steps (AccordStore *in, gboolean descending, guint limit)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (GArray) expected = order_by_steps (descending);
  g_autoptr (AccordIds) found = NULL;

  g_assert_true (accord_query_set_sort (query, "next_step", descending, NULL));
  accord_query_set_limit (query, limit);
  found = accord_test_boxed (accord_store_find (in, query));
  g_assert_cmpint (found->more, ==, limit > 0 && limit < expected->len);
  g_assert_cmpmem (found->ids, found->n_ids * sizeof (gint64), expected->data,
                   (limit > 0 ? MIN (limit, expected->len) : expected->len) * sizeof (gint64));
}

/* The first rows come from the index of what is due, all rows from the file or from columns: one order. */
static void
test_next_steps_stand_by_day_and_then_by_name (void)
{
  setup ();
  for (guint i = 0; i < 6; i++)
    {
      for (guint limit = 1; limit < 400; limit *= 3)
        {
          assert_stands_by_steps (oracle, FALSE, limit);
          assert_stands_by_steps (store, FALSE, limit);
        }
      for (int descending = 0; descending < 2; descending++)
        {
          assert_stands_by_steps (oracle, descending, 0);
          assert_stands_by_steps (store, descending, 0);
          assert_stands_by_steps (store, descending, 17);
        }
      for (guint k = 0; k < 5; k++)
        change_something ();
    }
  teardown ();
}

/* A store of the same file that has read nothing yet. */
static AccordStore *
open_fresh (void)
{
  AccordStore *fresh = accord_test_object (accord_store_open (accord_store_get_path (store), ACCORD_STORE_READ_ONLY));

  accord_store_set_columns_least (fresh, 1);
  return fresh;
}

/* By next steps, too: in haste a filter that fits none of those that are due is told so before all others were looked at. */
static void
assert_haste_says_that_there_may_be_more (void)
{
  AccordStore *fresh = open_fresh ();

  for (int hasty = 1; hasty >= 0; hasty--)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_autoptr (AccordIds) found = NULL;

      accord_query_set_sort (query, "next_step", FALSE, NULL);
      for (int i = 0; i < 8; i++) /* so that each is looked at for long */
        g_assert_true (accord_query_add_text (query, "name", ACCORD_OP_NOT_CONTAINS, "of no kind"));
      g_assert_true (accord_query_add_text (query, "name", ACCORD_OP_CONTAINS, "nothing of the kind"));
      accord_query_set_limit (query, 20);
      accord_query_set_hasty (query, hasty);
      found = accord_test_boxed (accord_store_find (fresh, query));
      g_assert_cmpuint (found->n_ids, ==, 0);
      g_assert_cmpint (found->more, ==, hasty);
    }
  accord_test_done (accord_store_close (fresh));
  g_object_unref (fresh);
}

/* Fewer rows than were asked for may come in haste: the first ones, and with a word about it. */
static void
assert_haste_gives_a_beginning (AccordQuery *first, AccordIds *all)
{
  g_autoptr (AccordQuery) hasty = accord_query_copy (first);
  AccordStore *const stores[] = { store, oracle };

  accord_query_set_hasty (hasty, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autoptr (AccordIds) found = accord_test_boxed (accord_store_find (stores[i], hasty));

      g_assert_cmpuint (found->n_ids, <=, 20);
      g_assert_true (found->more);
      g_assert_cmpmem (found->ids, found->n_ids * sizeof (gint64), all->ids, found->n_ids * sizeof (gint64));
    }
}

/* A filter that what is due does not fit makes the walk along the index long: the answer is the same. */
static void
test_first_steps_of_few_are_found_all_the_same (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) whole = NULL;
  g_autoptr (AccordIds) first = NULL, all = NULL;
  AccordEdit *edit = accord_edit_new ("Many steps");

  setup ();
  for (int i = 0; i < 3600; i++)
    {
      gint64 id = accord_edit_create (edit, CUSTOMER), step = accord_edit_create (edit, &accord_activity_kind);
      g_autofree char *name = g_strdup_printf ("Many %d", i);

      accord_edit_set_text (edit, CUSTOMER, id, "name", name);
      accord_edit_set_text (edit, &accord_activity_kind, step, "type", "call");
      accord_edit_set_text (edit, &accord_activity_kind, step, "title", "Call");
      accord_edit_set_number (edit, &accord_activity_kind, step, "customer", id);
      accord_edit_set_number (edit, &accord_activity_kind, step, "due_on", accord_date_today () - 100);
    }
  commit (edit);
  accord_query_set_sort (query, "next_step", FALSE, NULL);
  accord_query_set_sections (query, TRUE);
  g_assert_true (accord_query_add_text (query, "name", ACCORD_OP_CONTAINS, "many 35"));
  whole = accord_query_copy (query);
  accord_query_set_limit (query, 20);
  first = accord_test_boxed (accord_store_find (store, query));
  all = accord_test_boxed (accord_store_find (oracle, whole));
  g_assert_cmpuint (all->n_ids, ==, 1 + 10 + 100);
  g_assert_cmpuint (first->n_ids, ==, 20);
  g_assert_cmpmem (first->ids, 20 * sizeof (gint64), all->ids, 20 * sizeof (gint64));
  g_assert_cmpuint (all->n_sections, ==, 1);
  g_assert_cmpuint (all->sections[0].letter, ==, ACCORD_SECTION_OVERDUE);
  assert_haste_gives_a_beginning (query, all);
  assert_haste_says_that_there_may_be_more ();
  teardown ();
}

static void
test_more_changes_than_are_worth_following_are_read_anew (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);

  setup ();
  accord_query_set_sort (query, "city", TRUE, NULL);
  add_customers (2100);
  assert_same (query, "city"); /* lets the columns go */
  accord_test_done (accord_store_expect_columns (store, CUSTOMER));
  assert_same (query, "city");
  g_assert_true (accord_store_knows_columns (store, CUSTOMER));
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  assert_same (query, "city");
  accord_test_done (accord_store_expect_columns (store, CUSTOMER));
  assert_same (query, "city");
  teardown ();
}

static void
test_a_column_of_many_values_is_left_to_the_file (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  AccordEdit *edit = accord_edit_new ("Customers with a town each");

  setup ();
  for (int i = 0; i < 8500; i++)
    {
      gint64 id = accord_edit_create (edit, CUSTOMER);
      g_autofree char *city = g_strdup_printf ("Town %d", i * 7919 % 8500);

      accord_edit_set_text (edit, CUSTOMER, id, "name", city);
      accord_edit_set_text (edit, CUSTOMER, id, "city", city);
    }
  commit (edit);
  accord_query_set_sort (query, "city", FALSE, NULL);
  assert_same (query, "city");
  accord_test_done (accord_store_expect_columns (store, CUSTOMER));
  assert_same (query, "city");
  accord_query_set_sort (query, "industry", FALSE, NULL);
  assert_same (query, "industry");
  /* Rows that stand far behind the first, and few in all. */
  accord_query_set_sort (query, NULL, FALSE, NULL);
  accord_query_set_limit (query, 3);
  accord_query_set_sections (query, TRUE);
  g_assert_true (accord_query_add_text (query, "city", ACCORD_OP_CONTAINS, "town 849"));
  assert_same (query, NULL);
  g_assert_true (accord_query_add_text (query, "name", ACCORD_OP_CONTAINS, "7"));
  assert_same (query, NULL);
  teardown ();
}

/* At once after opening nothing is in memory: what a list is sorted and filtered by is read ahead of all else. */
static void
test_a_list_that_cannot_wait_is_sorted_all_the_same (void)
{
  static const char *const paths[] = { "city", "industry", "owner", "since", "lifecycle", "employees", "owner.team", "country",
                                       "phone", "open_value", "last_contact", "key_account", "note" };
  g_autofree char *path = NULL;

  setup ();
  path = g_strdup (accord_store_get_path (store));
  for (guint i = 0; i < 4 * G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (AccordStore) fresh = accord_test_object (accord_store_open (path, ACCORD_STORE_READ_ONLY));
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      AccordStore *known = store;

      accord_store_set_columns_least (fresh, 1);
      accord_store_set_columns_values_most (fresh, i % 2 ? 4 : 5000); /* many columns have too many values */
      accord_query_set_sort (query, paths[i % G_N_ELEMENTS (paths)], g_rand_boolean (dice), NULL);
      accord_query_set_sections (query, g_rand_boolean (dice));
      accord_query_set_currency (query, "EUR");
      if (i % 3 == 0)
        accord_query_parse (query, ONE_OF (conditions), "EUR", NULL);
      store = fresh;
      for (guint limit = 0; limit < 2; limit++)
        {
          accord_query_set_limit (query, limit * 20);
          assert_same (query, paths[i % G_N_ELEMENTS (paths)]);
        }
      store = known;
      accord_test_done (accord_store_close (fresh));
    }
  teardown ();
}

static void
test_a_list_asks_for_its_columns_by_itself (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;

  workspace = accord_test_workspace ();
  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  store = accord_workspace_get_store (workspace);
  accord_store_set_columns_least (store, 1);
  g_assert_false (accord_store_knows_columns (store, CUSTOMER));
  ids = accord_test_boxed (accord_store_find (store, query));
  accord_test_until (accord_store_knows_columns (store, CUSTOMER));
  g_assert_true (accord_store_knows_columns (store, CUSTOMER));
  accord_test_drop (workspace);
}

/* Before anything is in memory a filter that fits no row, or few, is no reason to wait: in haste it says that there may be more, and
 * what comes then is what the file says, in its order. */
static void
test_a_filter_that_fits_nothing_answers_in_haste (void)
{
  static const char *const filters[] = { "name!~zzz,city!~zzz,email~nowhere at all", "name!~zzz,city!~zzz,name~many 1898", "name~many 1,email=" };
  AccordEdit *edit = accord_edit_new ("Many");

  setup ();
  for (int i = 0; i < 19000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Many %d", i);

      accord_edit_set_text (edit, CUSTOMER, accord_edit_create (edit, CUSTOMER), "name", name);
    }
  commit (edit);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (AccordQuery) whole = accord_query_new (CUSTOMER);
      g_autoptr (AccordQuery) hasty = NULL;
      g_autoptr (AccordIds) first = NULL;
      g_auto (GStrv) parts = g_strsplit (filters[i], ",", -1);
      AccordStore *known = store, *fresh;

      for (guint k = 0; parts[k] != NULL; k++)
        g_assert_true (accord_query_parse (whole, parts[k], "EUR", NULL));
      hasty = accord_query_copy (whole);
      accord_query_set_limit (hasty, 20);
      accord_query_set_hasty (hasty, TRUE);
      fresh = open_fresh ();
      first = accord_test_boxed (accord_store_find (fresh, hasty));
      g_assert_true (first->more);
      g_assert_cmpuint (first->n_ids, <=, i == 0 ? 0 : 20);
      accord_test_done (accord_store_close (fresh));
      g_object_unref (fresh);
      store = fresh = open_fresh ();
      assert_same (whole, filters[i]);
      store = known;
      accord_test_done (accord_store_close (fresh));
      g_object_unref (fresh);
    }
  teardown ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/columns/answer-as-the-file-does", test_columns_answer_as_the_file_does);
  g_test_add_func ("/columns/orders-by-fields-of-many-values-are-those-of-the-file",
                   test_orders_by_fields_of_many_values_are_those_of_the_file);
  g_test_add_func ("/columns/sums-follow-stages-that-are-linked-to-no-row", test_sums_follow_stages_that_are_linked_to_no_row);
  g_test_add_func ("/columns/next-steps-stand-by-day-and-then-by-name", test_next_steps_stand_by_day_and_then_by_name);
  g_test_add_func ("/columns/first-steps-of-few-are-found-all-the-same", test_first_steps_of_few_are_found_all_the_same);
  g_test_add_func ("/columns/more-changes-than-are-worth-following-are-read-anew",
                   test_more_changes_than_are_worth_following_are_read_anew);
  g_test_add_func ("/columns/a-column-of-many-values-is-left-to-the-file", test_a_column_of_many_values_is_left_to_the_file);
  g_test_add_func ("/columns/a-list-that-cannot-wait-is-sorted-all-the-same", test_a_list_that_cannot_wait_is_sorted_all_the_same);
  g_test_add_func ("/columns/a-filter-that-fits-nothing-answers-in-haste", test_a_filter_that_fits_nothing_answers_in_haste);
  g_test_add_func ("/columns/a-list-asks-for-its-columns-by-itself", test_a_list_asks_for_its_columns_by_itself);
  return g_test_run ();
}
