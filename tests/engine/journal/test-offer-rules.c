/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a deal: what is refused, and what follows from lines. Expectations are counted by hand. */
#include "accord-config.h"

#include <string.h>
#include "journal-fixture.h"

#define LINE (&accord_deal_line_kind)
#define QUOTE (&accord_quote_kind)
#define QUOTE_LINE (&accord_quote_line_kind)

static AccordWorkspace *workspace;

static void
setup (void)
{
  g_autofree char *stage = NULL;

  workspace = accord_test_workspace ();
  stage = fixture_number (accord_test_stage (workspace, "Solution"));
  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
  accord_test_create (workspace, DEAL, "name", "Press line", "customer", "1", "stage", stage, "amount", "500.00", NULL);
  accord_test_create (workspace, &accord_product_kind, "name", "Press", NULL);
  accord_test_create (workspace, &accord_contact_kind, "name", "Ann", "customer", "1", NULL);
}

static void
add_all (AccordEdit *edit, const AccordKind *kind, gint64 id, va_list fields)
{
  const char *field;

  while ((field = va_arg (fields, const char *)) != NULL)
    {
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;
      const AccordField *spec = &kind->fields[accord_kind_find (kind, field)];
      const AccordFieldReading reading = { .currency = "EUR", .date_order = ACCORD_DATE_ORDER_UNKNOWN };
      const char *text = va_arg (fields, const char *);

      if (accord_field_is_link (spec))
        accord_value_set_number (&value, g_ascii_strtoll (text, NULL, 10));
      else
        g_assert_true (accord_field_parse (spec, text, &reading, &value, NULL));
      accord_edit_set (edit, kind, id, field, &value);
    }
}

/* A new record, refused with these words. */
static void G_GNUC_NULL_TERMINATED
assert_refused (const char *words, const AccordKind *kind, ...)
{
  AccordEdit *edit = accord_edit_new ("Added something");
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;
  va_list fields;

  va_start (fields, kind);
  add_all (edit, kind, id, fields);
  va_end (fields);
  error = fixture_refusal (workspace, g_steal_pointer (&edit));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_change_refused (const char *words, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed something");
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  const AccordFieldReading reading = { .currency = "EUR", .date_order = ACCORD_DATE_ORDER_UNKNOWN };
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_field_parse (&kind->fields[accord_kind_find (kind, field)], text, &reading, &value, NULL));
  accord_edit_set (edit, kind, id, field, &value);
  error = fixture_refusal (workspace, g_steal_pointer (&edit));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_money (const AccordKind *kind, gint64 id, const char *field, gint64 minor)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, kind, id);
  AccordMoney money = { 0 };

  g_assert_true (accord_record_get_money (record, field, &money));
  g_assert_cmpint (money.minor, ==, minor);
  g_assert_cmpstr (money.currency, ==, "EUR");
}

/* 2 × 100.00 − 10 % = 180.00, and 0.5 × 33.33 = 16.665, rounded to 16.67. */
static void
add_two_lines (void)
{
  accord_test_create (workspace, LINE, "deal", "1", "product", "1", "quantity", "2", "unit_price", "100.00", "discount", "10",
                      NULL);
  accord_test_create (workspace, LINE, "deal", "1", "text", "Oil", "quantity", "0.5", "unit_price", "33.33", NULL);
}

static void
test_amount_stays_manual (void)
{
  setup ();
  add_two_lines ();
  assert_money (DEAL, 1, "amount", 50000);
  accord_test_drop (workspace);
}

static void
test_lines_decide_the_amount (void)
{
  setup ();
  add_two_lines ();
  accord_test_set (workspace, DEAL, 1, "lines_decide", "yes");
  assert_money (DEAL, 1, "amount", 19667);
  accord_test_set (workspace, LINE, 2, "quantity", "1");
  assert_money (DEAL, 1, "amount", 18000 + 3333);
  accord_change_set_unref (fixture_delete (workspace, LINE, 1));
  assert_money (DEAL, 1, "amount", 3333);
  accord_change_set_unref (fixture_undo (workspace));
  assert_money (DEAL, 1, "amount", 18000 + 3333);
  accord_change_set_unref (fixture_undo (workspace));
  assert_money (DEAL, 1, "amount", 19667);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_amount_by_hand_takes_over (void)
{
  g_autoptr (AccordRecord) deal = NULL;

  setup ();
  add_two_lines ();
  accord_test_set (workspace, DEAL, 1, "lines_decide", "yes");
  accord_test_set (workspace, DEAL, 1, "amount", "700");
  assert_money (DEAL, 1, "amount", 70000);
  deal = accord_test_load (workspace, DEAL, 1);
  g_assert_cmpint (accord_record_number (deal, "lines_decide"), ==, 0);
  accord_test_set (workspace, LINE, 2, "quantity", "5");
  assert_money (DEAL, 1, "amount", 70000);
  accord_test_drop (workspace);
}

static void
test_impossible_lines_are_refused (void)
{
  setup ();
  assert_refused ("product or a description", LINE, "deal", "1", "quantity", "1", "unit_price", "5", NULL);
  assert_refused ("more than 0", LINE, "deal", "1", "text", "X", "quantity", "0", "unit_price", "5", NULL);
  assert_refused ("one currency", LINE, "deal", "1", "text", "X", "quantity", "1", "unit_price", "5 EUR", "unit_cost", "5 USD",
                  NULL);
  assert_refused ("more than Accord can count", LINE, "deal", "1", "text", "X", "quantity", "9000000000000000", "unit_price",
                  "90000000000000000", NULL);
  accord_test_drop (workspace);
}

/* Each fits; together they do not, and nothing is lost. */
static void
test_lines_beyond_counting_are_refused (void)
{
  setup ();
  accord_test_create (workspace, LINE, "deal", "1", "text", "A", "quantity", "1", "unit_price", "92233720368547758.07", NULL);
  assert_refused ("add up to more", LINE, "deal", "1", "text", "B", "quantity", "1", "unit_price", "0.01", NULL);
  assert_refused ("different currencies", LINE, "deal", "1", "text", "B", "quantity", "1", "unit_price", "1 USD", NULL);
  g_assert_cmpint (accord_test_count (workspace, LINE), ==, 1);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

static void
test_probability_loses_its_reason (void)
{
  g_autoptr (AccordRecord) deal = NULL;

  setup ();
  accord_test_set (workspace, DEAL, 1, "probability", "80");
  accord_test_set (workspace, DEAL, 1, "probability_reason", "The board said yes");
  accord_test_set (workspace, DEAL, 1, "probability", "");
  deal = accord_test_load (workspace, DEAL, 1);
  g_assert_null (accord_record_text (deal, "probability_reason"));
  accord_test_drop (workspace);
}

static gint64
add_quote (const char *number)
{
  return accord_test_create (workspace, QUOTE, "deal", "1", "status", "draft", "tax_rate", "19", number != NULL ? "number" : NULL,
                             number, NULL);
}

static void
assert_named (gint64 quote, const char *number, gint64 version)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, QUOTE, quote);

  g_assert_cmpstr (accord_record_text (record, "number"), ==, number);
  g_assert_cmpint (accord_record_number (record, "version"), ==, version);
}

static void
test_quotes_are_numbered (void)
{
  setup ();
  assert_named (add_quote (NULL), "Q-0001", 1);
  assert_named (add_quote (NULL), "Q-0002", 1);
  assert_named (add_quote ("Q-0001"), "Q-0001", 2); /* the next version */
  assert_named (add_quote ("Q-0117"), "Q-0117", 1);
  assert_named (add_quote ("Q-12 old"), "Q-12 old", 1);
  assert_named (add_quote (NULL), "Q-0118", 1);
  accord_change_set_unref (fixture_delete (workspace, QUOTE, 6));
  assert_named (add_quote (NULL), "Q-0119", 1); /* the one in the trash keeps its number */
  accord_test_set (workspace, &accord_workspace_kind, 1, "quote_prefix", "A2026-");
  assert_named (add_quote (NULL), "A2026-0001", 1);
  accord_test_drop (workspace);
}

/* 196.67 + 19 % tax, 37.3673, rounded to 37.37 = 234.04. */
static void
test_quote_totals_follow_its_lines (void)
{
  setup ();
  add_quote (NULL);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Press", "quantity", "2", "unit_price", "100.00", "discount",
                      "10", NULL);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Oil", "quantity", "0.5", "unit_price", "33.33", NULL);
  assert_money (QUOTE, 1, "net", 19667);
  assert_money (QUOTE, 1, "tax", 3737);
  assert_money (QUOTE, 1, "total", 23404);
  accord_test_set (workspace, QUOTE, 1, "tax_rate", "");
  assert_money (QUOTE, 1, "tax", 0);
  assert_money (QUOTE, 1, "total", 19667);
  accord_test_drop (workspace);
}

static void
test_sent_quotes_stay (void)
{
  AccordEdit *edit = accord_edit_new ("Deleted a line");
  g_autoptr (GError) error = NULL;

  setup ();
  add_quote (NULL);
  assert_change_refused ("no lines", QUOTE, 1, "status", "sent");
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Press", "quantity", "2", "unit_price", "100.00", NULL);
  accord_test_set (workspace, QUOTE, 1, "status", "sent");
  assert_change_refused ("stays as it was", QUOTE, 1, "terms", "30 days");
  assert_change_refused ("stays as it was", QUOTE_LINE, 1, "quantity", "3");
  assert_refused ("stays as it was", QUOTE_LINE, "quote", "1", "text", "Oil", "quantity", "1", "unit_price", "1", NULL);
  accord_edit_delete (edit, QUOTE_LINE, 1);
  error = fixture_refusal (workspace, g_steal_pointer (&edit));
  g_assert_nonnull (strstr (error->message, "stays as it was"));
  accord_test_set (workspace, QUOTE, 1, "note", "Called about it");
  accord_test_set (workspace, QUOTE, 1, "status", "accepted");
  accord_change_set_unref (fixture_delete (workspace, QUOTE, 1));
  fixture_assert_deleted (workspace, QUOTE_LINE, 1, TRUE);
  accord_test_drop (workspace);
}

static void
test_deep_discounts_need_approval (void)
{
  g_autofree char *member = NULL;

  setup ();
  member = fixture_number (accord_test_create (workspace, &accord_member_kind, "name", "Marta", NULL));
  accord_test_set (workspace, &accord_workspace_kind, 1, "discount_limit", "15");
  add_quote (NULL);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Press", "quantity", "2", "unit_price", "100.00", "discount",
                      "15.01", NULL);
  assert_change_refused ("A discount of 15.01% needs approval: up to 15%", QUOTE, 1, "status", "sent");
  accord_test_set (workspace, QUOTE_LINE, 1, "discount", "15");
  accord_test_set (workspace, QUOTE, 1, "status", "sent");
  accord_test_set (workspace, QUOTE, 1, "status", "draft");
  accord_test_set (workspace, QUOTE_LINE, 1, "discount", "50");
  assert_change_refused ("needs approval", QUOTE, 1, "status", "sent");
  {
    g_autoptr (AccordEdit) edit = accord_edit_new ("Approved");

    accord_edit_set_number (edit, QUOTE, 1, "approved_by", g_ascii_strtoll (member, NULL, 10));
    accord_edit_set_text (edit, QUOTE, 1, "status", "sent");
    accord_change_set_unref (accord_test_commit (workspace, g_steal_pointer (&edit)));
  }
  accord_test_drop (workspace);
}

/* What was approved at 20 per cent is not thereby approved at 60, in a line that changes as in one that comes; less, and what needs
 * none, leaves the approval as it is. */
static void
test_an_approval_holds_for_no_deeper_discount (void)
{
  g_autofree char *member = NULL;

  setup ();
  member = fixture_number (accord_test_create (workspace, &accord_member_kind, "name", "Marta", NULL));
  accord_test_set (workspace, &accord_workspace_kind, 1, "discount_limit", "15");
  add_quote (NULL);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Press", "quantity", "2", "unit_price", "100.00", "discount", "20", NULL);
  accord_test_set (workspace, QUOTE, 1, "approved_by", member);
  accord_test_set (workspace, QUOTE_LINE, 1, "discount", "18");
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Oil", "quantity", "2", "unit_price", "5.00", "discount", "15", NULL);
  accord_test_set (workspace, QUOTE, 1, "status", "sent");
  accord_test_set (workspace, QUOTE, 1, "status", "draft");
  accord_test_set (workspace, QUOTE_LINE, 1, "discount", "60");
  assert_change_refused ("A discount of 60% needs approval", QUOTE, 1, "status", "sent");
  accord_test_set (workspace, QUOTE, 1, "approved_by", member);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Belt", "quantity", "2", "unit_price", "5.00", "discount", "70", NULL);
  assert_change_refused ("A discount of 70% needs approval", QUOTE, 1, "status", "sent");
  accord_change_set_unref (fixture_undo (workspace));
  accord_test_set (workspace, QUOTE, 1, "status", "sent");
  accord_test_drop (workspace);
}

static void
test_nobody_is_twice_on_a_deal (void)
{
  setup ();
  accord_test_create (workspace, &accord_deal_person_kind, "deal", "1", "contact", "1", "role", "decides", NULL);
  assert_refused ("on the deal already", &accord_deal_person_kind, "deal", "1", "contact", "1", NULL);
  accord_test_create (workspace, &accord_competitor_kind, "name", "Rival", NULL);
  accord_test_create (workspace, &accord_deal_competitor_kind, "deal", "1", "competitor", "1", NULL);
  assert_refused ("in the deal already", &accord_deal_competitor_kind, "deal", "1", "competitor", "1", NULL);
  accord_test_create (workspace, &accord_price_list_kind, "name", "Retail", NULL);
  accord_test_create (workspace, &accord_price_kind, "price_list", "1", "product", "1", "price", "5", NULL);
  assert_refused ("in this list already", &accord_price_kind, "price_list", "1", "product", "1", "price", "6", NULL);
  accord_test_drop (workspace);
}

static void
test_addresses_can_be_opened (void)
{
  setup ();
  accord_test_create (workspace, &accord_document_kind, "name", "Plan", "uri", "https://example.org/a", "deal", "1", NULL);
  accord_test_create (workspace, &accord_document_kind, "name", "Plan", "uri", "/home/ann/plan.pdf", "deal", "1", NULL);
  assert_refused ("must begin like", &accord_document_kind, "name", "Plan", "uri", "plan.pdf", NULL);
  assert_refused ("must begin like", &accord_document_kind, "name", "Plan", "uri", "javascript:alert(1)", NULL);
  accord_test_drop (workspace);
}

static void
test_parts_go_and_come_with_the_deal (void)
{
  setup ();
  add_two_lines ();
  add_quote (NULL);
  accord_test_create (workspace, QUOTE_LINE, "quote", "1", "text", "Press", "quantity", "2", "unit_price", "100.00", NULL);
  accord_test_set (workspace, QUOTE, 1, "status", "sent");
  accord_test_create (workspace, &accord_objection_kind, "deal", "1", "text", "Too dear", "type", "price", "outcome", "open", NULL);
  accord_test_create (workspace, &accord_contract_kind, "deal", "1", "name", "Frame", NULL);
  accord_test_create (workspace, &accord_payment_kind, "contract", "1", "due_on", "2026-12-01", "amount", "10", NULL);
  accord_change_set_unref (fixture_delete (workspace, DEAL, 1));
  fixture_assert_deleted (workspace, LINE, 2, TRUE);
  fixture_assert_deleted (workspace, QUOTE_LINE, 1, TRUE);
  fixture_assert_deleted (workspace, &accord_objection_kind, 1, TRUE);
  fixture_assert_deleted (workspace, &accord_payment_kind, 1, TRUE);
  accord_change_set_unref (fixture_restore (workspace, DEAL, 1));
  fixture_assert_deleted (workspace, LINE, 2, FALSE);
  fixture_assert_deleted (workspace, QUOTE_LINE, 1, FALSE);
  fixture_assert_deleted (workspace, &accord_payment_kind, 1, FALSE);
  fixture_assert_sound (workspace);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/journal/offer/amount-stays-manual-unless-lines-decide", test_amount_stays_manual);
  g_test_add_func ("/journal/offer/lines-decide-the-amount-and-undo-puts-it-back", test_lines_decide_the_amount);
  g_test_add_func ("/journal/offer/an-amount-by-hand-takes-over", test_amount_by_hand_takes_over);
  g_test_add_func ("/journal/offer/impossible-lines-are-refused", test_impossible_lines_are_refused);
  g_test_add_func ("/journal/offer/lines-beyond-counting-are-refused", test_lines_beyond_counting_are_refused);
  g_test_add_func ("/journal/offer/a-probability-loses-its-reason-with-itself", test_probability_loses_its_reason);
  g_test_add_func ("/journal/offer/quotes-are-numbered", test_quotes_are_numbered);
  g_test_add_func ("/journal/offer/quote-totals-follow-its-lines", test_quote_totals_follow_its_lines);
  g_test_add_func ("/journal/offer/a-sent-quote-stays-as-it-was-sent", test_sent_quotes_stay);
  g_test_add_func ("/journal/offer/deep-discounts-need-approval", test_deep_discounts_need_approval);
  g_test_add_func ("/journal/offer/an-approval-holds-for-no-deeper-discount", test_an_approval_holds_for_no_deeper_discount);
  g_test_add_func ("/journal/offer/nobody-is-twice-on-a-deal", test_nobody_is_twice_on_a_deal);
  g_test_add_func ("/journal/offer/addresses-can-be-opened", test_addresses_can_be_opened);
  g_test_add_func ("/journal/offer/parts-go-and-come-with-the-deal", test_parts_go_and_come_with_the_deal);
  return g_test_run ();
}
