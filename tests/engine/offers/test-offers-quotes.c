/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes from lines, their versions, and what stands on paper; counted by hand. With ACCORD_PICTURES set
 * to a folder the pages are drawn there too, for people. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include "accord-date.h"
#include "accord-error.h"
#include "accord-quote-edit.h"
#include "accord-quote-page.h"
#include "accord-quote-pdf.h"
#include "accord-rank.h"
#include "accord-test.h"

#define WIDTH 482
#define HEIGHT 728

static AccordWorkspace *workspace;

static AccordStore *
store (void)
{
  return accord_workspace_get_store (workspace);
}

static void
add_line (int nth, const char *text, const char *quantity, const char *price, const char *discount)
{
  gint64 id = accord_test_create (workspace, &accord_deal_line_kind, "deal", "1", "text", text, "quantity", quantity,
                                  "unit_price", price, "discount", discount, NULL);
  g_autofree char *rank = accord_rank_nth (nth);

  accord_test_set (workspace, &accord_deal_line_kind, id, "rank", rank);
}

static void
setup (void)
{
  g_autofree char *stage = NULL;

  workspace = accord_test_workspace ();
  stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Negotiate"));
  accord_test_set (workspace, &accord_workspace_kind, 1, "name", "Nordwind Robotics GmbH");
  accord_test_set (workspace, &accord_workspace_kind, 1, "address", "Seestraße 12\n13353 Berlin");
  accord_test_set (workspace, &accord_workspace_kind, 1, "tax_rate", "19");
  accord_test_set (workspace, &accord_workspace_kind, 1, "quote_days", "14");
  accord_test_set (workspace, &accord_workspace_kind, 1, "quote_terms", "Payment within 30 days.");
  accord_test_create (workspace, &accord_customer_kind, "name", "苏州恒瑞医疗器械有限公司", "city", "苏州", "country", "中国", NULL);
  accord_test_create (workspace, &accord_deal_kind, "name", "Service contract", "customer", "1", "stage", stage, NULL);
}

static GPtrArray *
lines_of (const AccordKind *kind, const char *link, gint64 id)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  accord_query_add_number (query, link, ACCORD_OP_IS, id);
  accord_query_set_sort (query, "rank", FALSE, NULL);
  return accord_test_boxed (accord_store_select (store (), query));
}

static gint64
quote_the_deal (gint64 today)
{
  g_autoptr (AccordRecord) deal = accord_test_load (workspace, &accord_deal_kind, 1);
  g_autoptr (AccordRecord) settings = accord_test_load (workspace, &accord_workspace_kind, 1);
  g_autoptr (GPtrArray) lines = lines_of (&accord_deal_line_kind, "deal", 1);
  gint64 id;
  g_autoptr (AccordChangeSet) set = NULL;

  set = accord_test_commit (workspace, accord_quote_edit_new (deal, lines, settings, today, &id));
  g_assert_true (accord_change_set_created (set, &accord_quote_kind, &id));
  return id;
}

static AccordQuotePaper *
paper_of (gint64 quote)
{
  return accord_test_boxed (accord_quote_paper_load (store (), quote));
}

static void
assert_sum (AccordQuotePaper *paper, guint index, const char *label, const char *amount)
{
  const AccordQuotePaperSum *sum = paper->sums->pdata[index];

  g_assert_cmpstr (sum->label, ==, label);
  g_assert_cmpstr (sum->amount, ==, amount);
}

/* 12 × 1,250.00 − 5 % = 14,250.00 and 0.5 × 33.33 = 16.67; together 14,266.67, tax 2,710.67. */
static void
test_quote_holds_its_lines (void)
{
  g_autoptr (AccordQuotePaper) paper = NULL;
  g_autoptr (AccordRecord) quote = NULL;
  const AccordQuotePaperLine *line;
  gint64 id;

  setup ();
  add_line (0, "Maintenance", "12", "1250", "5");
  add_line (1, "Oil", "0.5", "33.33", "");
  id = quote_the_deal (20000);
  accord_test_set (workspace, &accord_deal_line_kind, 1, "quantity", "99"); /* the deal goes on */
  paper = paper_of (id);
  g_assert_cmpuint (paper->lines->len, ==, 2);
  line = paper->lines->pdata[0];
  g_assert_cmpstr (line->text, ==, "Maintenance");
  g_assert_cmpstr (line->quantity, ==, "12");
  g_assert_cmpstr (line->unit, ==, "1,250.00");
  g_assert_cmpstr (line->discount, ==, "5%");
  g_assert_cmpstr (line->net, ==, "14,250.00");
  assert_sum (paper, 0, "Before discounts", "15,016.67");
  assert_sum (paper, 1, "Discounts", "−750.00");
  assert_sum (paper, 2, "Net", "14,266.67");
  assert_sum (paper, 3, "Tax, 19%", "2,710.67");
  assert_sum (paper, 4, "Total EUR", "16,977.34");
  g_assert_cmpstr (paper->sender, ==, "Nordwind Robotics GmbH");
  g_assert_cmpstr (paper->customer, ==, "苏州恒瑞医疗器械有限公司\n苏州\n中国");
  g_assert_cmpstr (paper->number, ==, "Q-0001");
  g_assert_cmpstr (paper->terms, ==, "Payment within 30 days.");
  g_assert_true (paper->draft);
  quote = accord_test_load (workspace, &accord_quote_kind, id);
  g_assert_cmpint (accord_record_number (quote, "valid_until"), ==, 20014);
  accord_test_drop (workspace);
}

static void
test_versions_follow_one_another (void)
{
  g_autoptr (AccordRecord) first = NULL, second = NULL;
  g_autoptr (GPtrArray) lines = NULL, copied = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autofree char *name = NULL;
  gint64 id, next;

  setup ();
  add_line (0, "Maintenance", "12", "1250", "5");
  id = quote_the_deal (20000);
  first = accord_test_load (workspace, &accord_quote_kind, id);
  accord_change_set_unref (accord_test_commit (workspace, accord_quote_edit_status (first, "sent")));
  lines = lines_of (&accord_quote_line_kind, "quote", id);
  set = accord_test_commit (workspace, accord_quote_edit_revise (first, lines, NULL, 20030, &next));
  g_assert_true (accord_change_set_created (set, &accord_quote_kind, &next));
  second = accord_test_load (workspace, &accord_quote_kind, next);
  g_assert_cmpstr (accord_record_text (second, "number"), ==, "Q-0001");
  g_assert_cmpint (accord_record_number (second, "version"), ==, 2);
  g_assert_cmpstr (accord_record_text (second, "status"), ==, "draft");
  g_assert_cmpint (accord_record_number (second, "valid_until"), ==, 20060);
  copied = lines_of (&accord_quote_line_kind, "quote", next);
  g_assert_cmpuint (copied->len, ==, 1);
  name = accord_quote_name (second);
  g_assert_cmpstr (name, ==, "Q-0001, version 2");
  accord_test_drop (workspace);
}

static void
test_sent_quotes_expire (void)
{
  g_autoptr (AccordRecord) quote = NULL, sent = NULL;
  gint64 id;

  setup ();
  add_line (0, "Maintenance", "12", "1250", "5");
  id = quote_the_deal (20000);
  quote = accord_test_load (workspace, &accord_quote_kind, id);
  g_assert_cmpstr (accord_quote_status_now (quote, 20100), ==, "draft");
  accord_change_set_unref (accord_test_commit (workspace, accord_quote_edit_status (quote, "sent")));
  sent = accord_test_load (workspace, &accord_quote_kind, id);
  g_assert_cmpstr (accord_quote_status_now (sent, 20014), ==, "sent");
  g_assert_cmpstr (accord_quote_status_now (sent, 20015), ==, "expired");
  accord_test_drop (workspace);
}

static void
draw_pictures (AccordQuotePage *page, const char *name)
{
  const char *folder = g_getenv ("ACCORD_PICTURES");

  for (guint i = 0; folder != NULL && i < accord_quote_page_get_n (page); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%u.png", folder, name, i + 1);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 893, 1263);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, 1.5, 1.5);
      cairo_translate (cr, 56.7, 56.7);
      accord_quote_page_draw (page, i, cr);
      cairo_destroy (cr);
      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

static guint
n_pages (AccordQuotePaper *paper, const char *picture)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context;
  g_autoptr (AccordQuotePage) page = NULL;
  guint n;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  page = accord_quote_page_new (paper, context, WIDTH, HEIGHT);
  n = accord_quote_page_get_n (page);
  draw_pictures (page, picture);
  g_object_unref (context);
  g_object_unref (fonts);
  return n;
}

static void
test_long_quotes_take_pages (void)
{
  g_autoptr (AccordQuotePaper) small = NULL, large = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  setup ();
  add_line (0, "Preventive maintenance of the clean-room data platform, 24 months 洁净室数据平台预防性维护", "24", "1250", "5");
  add_line (1, "Spare parts 备件", "0.5", "33.33", "");
  small = paper_of (quote_the_deal (20410));
  g_assert_cmpuint (n_pages (small, "quote-small"), ==, 1);
  for (int i = 0; i < 60; i++)
    g_string_append (text, "The customer gives access to the premises during working hours 工作时间内提供现场访问. ");
  add_line (2, "A line as long as some write them, all in one: ", "3", "99.9", "12.5");
  for (int i = 3; i < 40; i++)
    add_line (i, "Sensor 传感器 with a name that does not fit on one line of the table and goes on below it", "1.25", "1099", "");
  accord_test_set (workspace, &accord_workspace_kind, 1, "quote_terms", text->str);
  large = paper_of (quote_the_deal (20410));
  g_assert_cmpuint (n_pages (large, "quote-large"), >=, 3);
  accord_test_drop (workspace);
}

static void
test_pdf_is_written_whole (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-offers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "quote.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "quote.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (AccordQuotePaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  setup ();
  add_line (0, "Maintenance 维护", "12", "1250", "5");
  paper = paper_of (quote_the_deal (20000));
  g_assert_true (accord_quote_pdf_write (paper, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_nonnull (g_strstr_len (contents + length - 16, 16, "%%EOF"));
  g_assert_false (accord_quote_pdf_write (paper, nowhere, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO);
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing half-written lies about */
  accord_test_drop (workspace);
}

/* "1.234.50" is no amount there. */
static void
test_paper_has_the_marks_of_the_place (void)
{
  g_autoptr (AccordQuotePaper) paper = NULL;
  const AccordQuotePaperLine *line;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }
  setup ();
  add_line (0, "Maintenance", "1.5", "EUR 1234.50", "12.5");
  paper = paper_of (quote_the_deal (20000));
  line = paper->lines->pdata[0];
  g_assert_cmpstr (line->quantity, ==, "1,5");
  g_assert_cmpstr (line->unit, ==, "1.234,50");
  g_assert_cmpstr (line->discount, ==, "12,5%");
  g_assert_cmpstr (line->net, ==, "1.620,28");
  g_assert_cmpstr (((AccordQuotePaperSum *) paper->sums->pdata[paper->sums->len - 1])->amount, ==, "1.928,13");
  accord_test_drop (workspace);
  setlocale (LC_ALL, "C");
}

static void
test_missing_quote_says_so (void)
{
  g_autoptr (GError) error = NULL;

  setup ();
  error = accord_test_error (accord_quote_paper_load (store (), 77));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
  accord_test_drop (workspace);
}

static AccordRecord *
quote_now (gint64 id)
{
  return accord_test_load (workspace, &accord_quote_kind, id);
}

static void
set_status (gint64 id, const char *status, const char *refusal)
{
  g_autoptr (AccordRecord) quote = quote_now (id);
  g_autoptr (AccordEdit) edit = accord_quote_edit_status (quote, status);
  DexFuture *future = accord_journal_commit (accord_workspace_get_journal (workspace), edit);
  g_autoptr (GError) error = NULL;

  if (refusal == NULL)
    {
      accord_change_set_unref (accord_test_boxed (future));
      return;
    }
  error = accord_test_error (future);
  g_assert_nonnull (strstr (error->message, refusal));
}

static void
approve (gint64 id, gint64 member, const char *label)
{
  g_autoptr (AccordRecord) quote = quote_now (id);
  g_autoptr (AccordChangeSet) set = accord_test_commit (workspace, accord_quote_edit_approve (quote, member, accord_date_today ()));

  g_assert_cmpstr (set->label, ==, label);
}

/* A discount over the limit goes out once somebody has approved it, and not after that was taken back. */
static void
test_approval_lets_it_out (void)
{
  g_autoptr (AccordRecord) approved = NULL, cleared = NULL;
  gint64 member, id;

  setup ();
  member = accord_test_create (workspace, &accord_member_kind, "name", "Marta", NULL);
  accord_test_set (workspace, &accord_workspace_kind, 1, "discount_limit", "15");
  add_line (0, "Press", "2", "100.00", "50");
  id = quote_the_deal (accord_date_today ());
  set_status (id, "sent", "needs approval");
  approve (id, member, "Approved the discount of Q-0001");
  approved = quote_now (id);
  g_assert_cmpint (accord_record_number (approved, "approved_by"), ==, member);
  g_assert_cmpint (accord_record_number (approved, "approved_on"), ==, accord_date_today ());
  set_status (id, "sent", NULL);
  set_status (id, "draft", NULL);
  approve (id, 0, "Took back the approval of Q-0001");
  cleared = quote_now (id);
  g_assert_cmpint (accord_record_number (cleared, "approved_by"), ==, 0);
  set_status (id, "sent", "needs approval");
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/offers/quotes/hold-their-lines-whatever-the-deal-does", test_quote_holds_its_lines);
  g_test_add_func ("/offers/quotes/versions-follow-one-another", test_versions_follow_one_another);
  g_test_add_func ("/offers/quotes/an-approval-lets-a-deep-discount-out-and-can-be-taken-back", test_approval_lets_it_out);
  g_test_add_func ("/offers/quotes/sent-ones-expire", test_sent_quotes_expire);
  g_test_add_func ("/offers/quotes/long-ones-take-pages", test_long_quotes_take_pages);
  g_test_add_func ("/offers/quotes/pdf-is-written-whole-or-not", test_pdf_is_written_whole);
  g_test_add_func ("/offers/quotes/a-missing-one-says-so", test_missing_quote_says_so);
  g_test_add_func ("/offers/quotes/a-paper-has-the-marks-of-the-place", test_paper_has_the_marks_of_the_place);
  return g_test_run ();
}
