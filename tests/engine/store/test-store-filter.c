/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters: what they find, how they are saved and what they say. Customers are named by one letter each;
 * answers are written as letters in order. Days are counted from today. */
#include "accord-config.h"

#include <string.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)
#define NEVER 100000 /* days from today: there is no such day */

static AccordWorkspace *workspace;
static gint64 today;

static char *
number (gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static void
activity (gint64 customer, const char *type, gint64 due, gint64 done)
{
  g_autofree char *link = number (customer), *due_on = accord_date_to_iso (today + due);
  g_autofree char *done_at = accord_time_to_iso (accord_date_to_time (today + done) + 3600000);

  /* NEVER leaves the day out. */
  accord_test_create (workspace, &accord_activity_kind, "title", "Talk", "type", type, "customer", link,
                      due != NEVER ? "due_on" : "body", due != NEVER ? due_on : "-",
                      done != NEVER ? "done_at" : "outcome", done != NEVER ? done_at : "-", NULL);
}

static void
deal (const char *name, gint64 customer, const char *stage, const char *amount, gint64 closed)
{
  g_autofree char *link = number (customer), *place = number (accord_test_stage (workspace, stage));
  g_autofree char *day = accord_date_to_iso (today + closed);

  accord_test_create (workspace, DEAL, "name", name, "customer", link, "stage", place, "amount", amount,
                      closed != NEVER ? "closed_on" : "note", closed != NEVER ? day : "-", NULL);
}

static gint64
customer (const char *name, const char *city, const char *owner, const char *employees, gint64 since)
{
  g_autofree char *day = accord_date_to_iso (today + since);

  return accord_test_create (workspace, CUSTOMER, "name", name, "since", day, city ? "city" : "note", city ? city : "-",
                             owner ? "owner" : "note", owner ? owner : "-", employees ? "employees" : "note",
                             employees ? employees : "-", NULL);
}

static void
make_records (void)
{
  g_autofree char *north = NULL, *lin = NULL, *eva = NULL, *vip = NULL, *first = NULL;
  gint64 a, b, c;

  workspace = accord_test_workspace ();
  today = accord_date_today ();
  north = number (accord_test_create (workspace, &accord_team_kind, "name", "North", NULL));
  lin = number (accord_test_create (workspace, &accord_member_kind, "name", "Lin Yue", "team", north, NULL));
  eva = number (accord_test_create (workspace, &accord_member_kind, "name", "Eva", NULL));
  a = customer ("A", "Kiel", lin, "10", 0);
  b = customer ("B", "Émilion", eva, "50", -5);
  c = customer ("C", "上海市", NULL, NULL, -40);
  customer ("D", NULL, lin, "51", 3);
  vip = number (accord_test_create (workspace, &accord_tag_kind, "name", "VIP", NULL));
  first = number (a);
  accord_test_create (workspace, &accord_tagging_kind, "tag", vip, "customer", first, NULL);
  deal ("one", a, "Needs", "100.00 EUR", NEVER);
  deal ("two", a, "Needs", "50.00 EUR", NEVER);
  deal ("three", b, "Needs", "900.00 USD", NEVER);
  deal ("four", b, "Won", "70.00 EUR", -30);
  deal ("five", c, "Won", "80.00 EUR", -500);
  activity (a, "call", -2, NEVER);            /* overdue */
  activity (b, "task", NEVER, NEVER);    /* undated, but a step */
  activity (c, "call", NEVER, -31);           /* last contact */
  activity (b, "call", NEVER, -1);
  activity (a, "note", 1, NEVER);             /* a note is no step */
}

static char *
found (AccordQuery *query)
{
  g_autoptr (GPtrArray) records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  GString *text = g_string_new (NULL);

  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, records->len);
  for (guint i = 0; i < records->len; i++)
    g_string_append_unichar (text, g_utf8_get_char (accord_record_title (records->pdata[i])));
  return g_string_free (text, FALSE);
}

static char *
found_by (AccordFilter *filter)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_filter_get_kind (filter));

  accord_query_set_filter (query, filter);
  return found (query);
}

/* Typed, saved and read again, it finds the same and says what is expected. */
static void
assert_filter (const char *typed, const char *expected, const char *words)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL, *twice = NULL, *letters = NULL, *same = NULL, *said = NULL;

  accord_filter_parse (filter, typed, "EUR", &error);
  g_assert_no_error (error);
  json = accord_filter_to_json (filter);
  again = accord_filter_from_json (CUSTOMER, json, &error);
  g_assert_no_error (error);
  twice = accord_filter_to_json (again);
  letters = found_by (filter);
  same = found_by (again);
  said = accord_filter_describe (again);
  g_test_message ("%s: %s: %s", typed, letters, said);
  g_assert_cmpstr (json, ==, twice);
  if (expected != NULL)
    g_assert_cmpstr (letters, ==, expected);
  g_assert_cmpstr (same, ==, letters);
  if (words != NULL)
    g_assert_cmpstr (said, ==, words);
}

static void
test_any_of_several_none_of_several_and_ranges (void)
{
  assert_filter ("city=Kiel|上海市", "AC", "City is Kiel or 上海市");
  assert_filter ("city=kiel", "A", NULL);
  assert_filter ("city!=Kiel|上海市", "BD", "City is not Kiel or 上海市");
  assert_filter ("city=", "D", "City is empty");
  assert_filter ("employees=10..50", "AB", "Employees is between 10 and 50");
  assert_filter ("employees=10|51", "AD", NULL);
  assert_filter ("employees>50", "D", "Employees is more than 50");
  assert_filter ("key_account=no", "ABCD", NULL);
}

static void
test_contains_folds_accents_and_case (void)
{
  assert_filter ("city~emil", "B", "City contains “emil”");
  assert_filter ("city~ÉMIL", "B", NULL);
  assert_filter ("city~海", "C", NULL);
  assert_filter ("city!~i", "CD", "City does not contain “i”");
  assert_filter ("city~%", "", NULL);
  assert_filter ("owner~yue", "AD", NULL);
}

static void
test_links_and_links_of_links (void)
{
  assert_filter ("owner=Lin Yue", "AD", "Owner is Lin Yue");
  assert_filter ("owner=Lin Yue|Eva", "ABD", "Owner is Lin Yue or Eva");
  assert_filter ("owner!=Lin Yue", "BC", NULL);
  assert_filter ("owner=", "C", "Owner is empty");
  assert_filter ("owner.team=North", "AD", "Owner: Team is North");
  assert_filter ("owner.team=", "BC", NULL);
  assert_filter ("owner.team.name~ort", "AD", NULL);
}

static void
test_days_are_counted_from_today (void)
{
  assert_filter ("since=today", "A", "Customer since today");
  assert_filter ("since=last 6 days", "AB", "Customer since in the last 6 days");
  assert_filter ("since=last 5 days", "A", NULL);
  assert_filter ("since=older than 5 days", "C", "Customer since more than 5 days ago");
  assert_filter ("since=older than 4 days", "BC", NULL);
  assert_filter ("since=next 4 days", "AD", NULL);
  assert_filter ("since=later than 2 days", "D", NULL);
  assert_filter ("since=later than 3 days", "", NULL);
  assert_filter ("since=this-year", NULL, "Customer since this year");
}

static void
test_what_follows_from_deals_steps_and_tags (void)
{
  assert_filter ("open_deals>=1", "AB", "Has open deals");
  assert_filter ("open_deals=0", "CD", "No open deals");
  assert_filter ("open_deals>1", "A", NULL);
  assert_filter ("open_value>=150", "A", "Open value is at least €150");
  assert_filter ("open_value>150", "", NULL);
  assert_filter ("open_value<1000", "A", NULL);
  assert_filter ("open_value=", "CD", NULL);
  assert_filter ("won_year>0", "B", NULL);
  assert_filter ("next_step=", "CD", "No next step");
  assert_filter ("next_step=older than 0 days", "A", "Next step is overdue");
  assert_filter ("last_contact=older than 30 days", "C", "Last contact more than 30 days ago");
  assert_filter ("last_contact=older than 31 days", "", NULL);
  assert_filter ("last_contact=yesterday", "B", "Last contact yesterday");
  assert_filter ("last_contact=", "AD", "Last contact is empty");
  assert_filter ("tag=VIP", "A", "Has tag VIP");
  assert_filter ("tag!=VIP", "BCD", "Without tag VIP");
  assert_filter ("tag=", "BCD", "Without tags");
  assert_filter ("created=today", "ABCD", "Created today");
  assert_filter ("changed=older than 0 days", "", NULL);
}

/* The ends of the same days are one sentence, whatever stands between them; what is not in order stays two. */
static void
test_days_are_said_as_people_say_them (void)
{
  static const struct {
    const char *typed[3];
    const char *words;
  } cases[] = {
    { { "closed_on>=2020-10-01", "closed_on<2021-01-01", NULL }, "Closed 1 Oct 2020 – 31 Dec 2020" },
    { { "closed_on<2021-01-01", "name~x", "closed_on>=2020-10-01" }, "Closed 1 Oct 2020 – 31 Dec 2020 and Name contains “x”" },
    { { "closed_on>=2020-10-01", NULL }, "Closed since 1 Oct 2020" },
    { { "expected_on>=2098-01-01", NULL }, "Expected from 1 Jan 2098 on" },
    { { "opened_on<2021-01-01", NULL }, "Opened before 1 Jan 2021" },
    { { "opened_on<=2021-01-01", NULL }, "Opened up to 1 Jan 2021" },
    { { "closed_on=2020-10-01..2020-10-31", NULL }, "Closed 1 Oct 2020 – 31 Oct 2020" },
    { { "closed_on>=2020-10-01", "closed_on<2020-10-02", NULL }, "Closed 1 Oct 2020" },
    { { "closed_on>=2020-10-01", "closed_on<2019-10-01", NULL }, "Closed since 1 Oct 2020 and Closed before 1 Oct 2019" },
    { { "closed_on>=2020-10-01", "opened_on<2021-01-01", NULL }, "Closed since 1 Oct 2020 and Opened before 1 Jan 2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordFilter) filter = accord_filter_new (&accord_deal_kind, FALSE);
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < 3 && cases[i].typed[k] != NULL; k++)
        accord_filter_parse (filter, cases[i].typed[k], "EUR", &error);
      g_assert_no_error (error);
      said = accord_filter_describe (filter);
      g_assert_cmpstr (said, ==, cases[i].words);
    }
}

static void
test_groups_join_the_other_way (void)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE), again = NULL;
  AccordFilter *group = accord_filter_add_group (filter);
  g_autofree char *json = NULL, *said = NULL, *letters = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_filter_parse (group, "city=Kiel", "EUR", NULL));
  g_assert_true (accord_filter_parse (group, "city~海", "EUR", NULL));
  g_assert_true (accord_filter_parse (filter, "tag=", "EUR", NULL));
  json = accord_filter_to_json (filter);
  again = accord_filter_from_json (CUSTOMER, json, &error);
  g_assert_no_error (error);
  said = accord_filter_describe (again);
  letters = found_by (again);
  g_assert_cmpstr (letters, ==, "C");
  g_assert_cmpstr (said, ==, "(City is Kiel or City contains “海”) and Without tags");
  g_assert_cmpstr (accord_filter_get_path (again, 1), ==, "tag");
  accord_filter_remove (again, 0);
  g_assert_cmpuint (accord_filter_get_n (again), ==, 1);
}

static void
test_link_is_found_by_identity_whatever_it_is_called (void)
{
  g_autoptr (AccordQuery) members = accord_query_new (&accord_member_kind);
  g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE), again = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
  g_autofree char *json = NULL, *letters = NULL, *said = NULL;

  accord_query_add_text (members, "name", ACCORD_OP_IS, "Eva");
  records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), members));
  g_assert_cmpuint (records->len, ==, 1);
  operand.uid = *accord_record_uid (records->pdata[0]);
  operand.has_uid = TRUE;
  accord_value_set_text (&operand.value, "Eva Meier");
  g_assert_true (accord_filter_add (filter, "owner", ACCORD_OP_IS, &operand, 1, NULL));
  json = accord_filter_to_json (filter);
  again = accord_filter_from_json (CUSTOMER, json, NULL);
  letters = found_by (again);
  said = accord_filter_describe (again);
  g_assert_cmpstr (letters, ==, "B");
  g_assert_cmpstr (said, ==, "Owner is Eva Meier");
}

static void
test_every_comparison_on_every_field_can_be_asked (void)
{
  for (int i = 0; i < CUSTOMER->n_fields + (int) accord_computed_count (CUSTOMER); i++)
    {
      const AccordField *field = i < CUSTOMER->n_fields ? &CUSTOMER->fields[i]
                                                        : accord_computed_field (CUSTOMER, (guint) (i - CUSTOMER->n_fields));
      guint n_ops;
      const AccordOp *ops = accord_filter_ops (field, &n_ops);

      g_assert_cmpuint (n_ops, >, 0);
      for (guint op = 0; op < n_ops; op++)
        {
          g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE);
          AccordOperand operands[2] = { ACCORD_OPERAND_INIT, ACCORD_OPERAND_INIT };
          g_autofree char *letters = NULL, *said = NULL, *label = accord_filter_op_label (ops[op], field);
          gboolean ok = FALSE;

          for (guint n = 0; n <= 2 && !ok; n++)
            for (int form = 0; form < 3 && !ok; form++)
              {
                for (guint o = 0; o < 2; o++)
                  if (form == 0)
                    accord_value_set_number (&operands[o].value, 1);
                  else
                    accord_value_set_text (&operands[o].value, form == 1 ? "today" : "x");
                if (field->type == ACCORD_FIELD_MONEY)
                  for (guint o = 0; o < 2; o++)
                    accord_value_set_both (&operands[o].value, 1, "EUR");
                ok = accord_filter_add (filter, field->name, ops[op], operands, n, NULL);
              }
          g_test_message ("%s %s", field->name, label);
          g_assert_true (ok);
          letters = found_by (filter);
          said = accord_filter_describe (filter);
          g_assert_cmpuint (strlen (said), >, 0);
          accord_operand_clear (&operands[0]);
          accord_operand_clear (&operands[1]);
        }
    }
}

static void
test_computed_columns_sort_both_ways (void)
{
  static const struct { const char *path, *up, *down; } cases[] = {
    { "open_value", "ABCD", "ADCB" }, { "open_deals", "CDBA", "ABDC" }, { "next_step", "ABCD", "ABDC" },
    { "last_contact", "CBAD", "BCDA" }, { "owner.team", "ADBC", "DACB" }, { "lifecycle", "ABCD", "DCBA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int down = 0; down < 2; down++)
      {
        g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
        g_autofree char *letters = NULL;

        g_assert_true (accord_query_set_sort (query, cases[i].path, down, NULL));
        accord_query_set_currency (query, "EUR");
        letters = found (query);
        g_test_message ("%s: %s", cases[i].path, letters);
        g_assert_cmpstr (letters, ==, down ? cases[i].down : cases[i].up);
      }
}

static void
test_filters_know_what_they_depend_on (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordFilter) filter = accord_filter_new (CUSTOMER, FALSE);

  g_assert_true (accord_filter_parse (filter, "owner.team=North", "EUR", NULL));
  g_assert_false (accord_filter_depends_on_today (filter));
  g_assert_true (accord_filter_parse (filter, "open_deals>=1", "EUR", NULL));
  g_assert_false (accord_filter_depends_on_today (filter));
  g_assert_true (accord_filter_parse (filter, "next_step=today", "EUR", NULL));
  g_assert_true (accord_filter_depends_on_today (filter));
  accord_query_set_filter (query, filter);
  g_assert_true (accord_query_depends_on (query, CUSTOMER, accord_kind_find (CUSTOMER, "owner")));
  g_assert_true (accord_query_depends_on (query, &accord_member_kind, accord_kind_find (&accord_member_kind, "team")));
  g_assert_true (accord_query_depends_on (query, &accord_team_kind, accord_kind_find (&accord_team_kind, "name")));
  g_assert_true (accord_query_depends_on (query, DEAL, accord_kind_find (DEAL, "stage")));
  g_assert_true (accord_query_depends_on (query, &accord_activity_kind, accord_kind_find (&accord_activity_kind, "due_on")));
  g_assert_false (accord_query_depends_on (query, DEAL, accord_kind_find (DEAL, "note")));
  g_assert_false (accord_query_depends_on (query, CUSTOMER, accord_kind_find (CUSTOMER, "city")));
}

static void
test_sections_are_letters_of_what_is_sorted_by (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;
  static const gunichar letters[] = { 'E', 'K', 'S', '#' };

  g_assert_true (accord_query_set_sort (query, "city", FALSE, NULL));
  accord_query_set_sections (query, TRUE);
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (ids->n_sections, ==, G_N_ELEMENTS (letters));
  for (guint i = 0; i < ids->n_sections; i++)
    g_assert_cmpuint (ids->sections[i].letter, ==, letters[i]);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  make_records ();
  g_test_add_func ("/filter/any-of-several-none-of-several-and-ranges", test_any_of_several_none_of_several_and_ranges);
  g_test_add_func ("/filter/contains-folds-accents-and-case", test_contains_folds_accents_and_case);
  g_test_add_func ("/filter/links-and-links-of-links", test_links_and_links_of_links);
  g_test_add_func ("/filter/days-are-counted-from-today", test_days_are_counted_from_today);
  g_test_add_func ("/filter/what-follows-from-deals-steps-and-tags", test_what_follows_from_deals_steps_and_tags);
  g_test_add_func ("/filter/days-are-said-as-people-say-them", test_days_are_said_as_people_say_them);
  g_test_add_func ("/filter/groups-join-the-other-way", test_groups_join_the_other_way);
  g_test_add_func ("/filter/link-is-found-by-identity-whatever-it-is-called", test_link_is_found_by_identity_whatever_it_is_called);
  g_test_add_func ("/filter/every-comparison-on-every-field-can-be-asked", test_every_comparison_on_every_field_can_be_asked);
  g_test_add_func ("/filter/computed-columns-sort-both-ways", test_computed_columns_sort_both_ways);
  g_test_add_func ("/filter/filters-know-what-they-depend-on", test_filters_know_what_they_depend_on);
  g_test_add_func ("/filter/sections-are-letters-of-what-is-sorted-by", test_sections_are_letters_of_what_is_sorted_by);
  status = g_test_run ();
  accord_test_drop (workspace);
  return status;
}
