/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl quote: a quote as it stands on paper, at the terminal or as a PDF file. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-quote-pdf.h"

static void
print_paper (AccordQuotePaper *paper)
{
  g_print ("%s\n%s\n\n%s\n\n", paper->number, paper->facts, paper->customer);
  for (guint i = 0; i < paper->lines->len; i++)
    {
      const AccordQuotePaperLine *line = paper->lines->pdata[i];

      g_print ("%s × %s%s%s  %s  %s\n", line->quantity, line->unit, *line->discount != '\0' ? "  " : "", line->discount, line->net, line->text);
    }
  for (guint i = 0; i < paper->sums->len; i++)
    {
      const AccordQuotePaperSum *sum = paper->sums->pdata[i];

      g_print ("%s: %s\n", sum->label, sum->amount);
    }
  if (paper->terms != NULL && *paper->terms != '\0')
    g_print ("\n%s\n", paper->terms);
}

static void
add_line (JsonBuilder *builder, const AccordQuotePaperLine *line)
{
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "text", line->text);
  accord_ctl_json_text (builder, "quantity", line->quantity);
  accord_ctl_json_text (builder, "unit_price", line->unit);
  accord_ctl_json_text (builder, "discount", line->discount);
  accord_ctl_json_text (builder, "net", line->net);
  json_builder_end_object (builder);
}

/* The words of the paper; numbers to reckon with are in “list FILE quote” and “list FILE quote_line”. */
static void
print_paper_json (AccordQuotePaper *paper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "number", paper->number);
  accord_ctl_json_text (builder, "facts", paper->facts);
  accord_ctl_json_text (builder, "customer", paper->customer);
  accord_ctl_json_text (builder, "currency", paper->currency);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paper->lines->len; i++)
    add_line (builder, paper->lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "sums");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paper->sums->len; i++)
    {
      const AccordQuotePaperSum *sum = paper->sums->pdata[i];

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "label", sum->label);
      accord_ctl_json_text (builder, "amount", sum->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_json_text (builder, "terms", paper->terms);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
show_quote (AccordCtl *ctl, AccordQuotePaper *paper, const char *pdf)
{
  g_autoptr (GError) error = NULL;

  if (pdf != NULL && !accord_quote_pdf_write (paper, pdf, &error))
    return accord_ctl_fail (ctl, error);
  if (pdf != NULL)
    accord_ctl_print_written (ctl, pdf);
  else if (ctl->json)
    print_paper_json (paper);
  else
    print_paper (paper);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run_quote (AccordCtl *ctl)
{
  g_autofree char *pdf = NULL;
  const GOptionEntry entries[] = {
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("Write it there as PDF"), N_("FILE") },
    { NULL },
  };
  g_autoptr (AccordRecord) quote = NULL;
  g_autoptr (AccordQuotePaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, entries) || !accord_ctl_may_write (ctl, pdf, 1))
    return ACCORD_CTL_USAGE;
  if (accord_ctl_open (ctl, FALSE, &error))
    quote = accord_ctl_find (accord_workspace_get_store (ctl->workspace), &accord_quote_kind, ctl->argv[1], &error);
  if (quote != NULL)
    paper = dex_await_boxed (accord_quote_paper_load (accord_workspace_get_store (ctl->workspace), accord_record_id (quote)),
                             &error);
  return paper == NULL ? accord_ctl_fail (ctl, error) : show_quote (ctl, paper, pdf);
}

const AccordCtlCommand accord_ctl_quote_command = {
  "quote", N_("FILE QUOTE"), N_("Show a quote, or write it as PDF"), 2, 2, run_quote,
};
