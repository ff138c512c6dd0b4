/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl quote: a quote as it stands on paper, at the terminal or as a PDF file. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl.h"
#include "accord-quote-pdf.h"

static void
print_paper (AccordQuotePaper *paper)
{
  g_print ("%s\n%s\n\n%s\n\n", paper->number, paper->facts, paper->customer);
  for (guint i = 0; i < paper->lines->len; i++)
    {
      const AccordQuotePaperLine *line = paper->lines->pdata[i];

      g_print ("%s × %s  %s  %s  %s\n", line->quantity, line->unit, line->discount, line->net, line->text);
    }
  for (guint i = 0; i < paper->sums->len; i++)
    {
      const AccordQuotePaperSum *sum = paper->sums->pdata[i];

      g_print ("%s: %s\n", sum->label, sum->amount);
    }
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

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (accord_ctl_open (ctl, FALSE, &error))
    quote = accord_ctl_find (accord_workspace_get_store (ctl->workspace), &accord_quote_kind, ctl->argv[1], &error);
  if (quote != NULL)
    paper = dex_await_boxed (accord_quote_paper_load (accord_workspace_get_store (ctl->workspace), accord_record_id (quote)),
                             &error);
  if (paper == NULL)
    return accord_ctl_fail (ctl, error);
  if (pdf == NULL)
    print_paper (paper);
  else if (!accord_quote_pdf_write (paper, pdf, &error))
    return accord_ctl_fail (ctl, error);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_quote_command = {
  "quote", N_("FILE QUOTE"), N_("Show a quote, or write it as PDF"), 2, 2, run_quote,
};
