/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the figures of a deal say, each with where it comes from. */

#include "accord-config.h"

#include "accord-deal-stats.h"

#include "accord-choices.h"
#include "accord-date.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

enum { AMOUNT, WEIGHTED, CLOSE, STAGE };

static void
set_cell (AccordStatStrip *strip, int cell, const char *value, const char *words, AccordTint tint)
{
  AccordStatCell *shown = accord_stat_strip_get_cell (strip, cell);

  accord_stat_cell_set_value (shown, value != NULL ? value : "—");
  accord_stat_cell_set_comparison (shown, words, tint, 0);
}

static void
show_amount (AccordStatStrip *strip, AccordRecord *deal)
{
  AccordMoney money = { 0 };
  gboolean priced = accord_record_get_money (deal, "amount", &money);
  g_autofree char *value = priced ? accord_money_format (money.minor, money.currency) : NULL;

  set_cell (strip, AMOUNT, priced ? value : _("Unpriced"),
            accord_record_number (deal, "lines_decide") != 0 ? _("sum of the product lines") : priced ? _("set by hand") : NULL,
            ACCORD_TINT_NEUTRAL);
}

/* From where the probability is known, in words (F07). */
static char *
words_of (AccordOddsSource source, AccordRecord *deal, AccordRecord *stage)
{
  const char *reason = accord_record_text (deal, "probability_reason");

  switch (source)
    {
    case ACCORD_ODDS_MANUAL:
      return reason != NULL ? g_strdup_printf (_("by hand: %s"), reason) : g_strdup (_("by hand, no reason given"));
    case ACCORD_ODDS_HISTORY:
      /* Translators: "history: 14 of 24 won": how many of the deals that were there */
      return g_strdup_printf (_("history: %1$d of %2$d won"), (int) accord_record_number (stage, "history_won"),
                              (int) accord_record_number (stage, "history_closed"));
    case ACCORD_ODDS_ENTRY:
      /* Translators: a stage */
      return g_strdup_printf (_("default of %s when it came there"), accord_record_title (stage));
    case ACCORD_ODDS_STAGE:
      return g_strdup_printf (_("default of %s"), accord_record_title (stage));
    case ACCORD_ODDS_CLOSED:
      return g_strdup (_("closed"));
    case ACCORD_ODDS_NONE:
    default:
      return g_strdup (_("no probability set"));
    }
}

static void
show_weighted (AccordStatStrip *strip, AccordRecord *deal, AccordRecord *stage)
{
  int percent = 0;
  AccordOddsSource source = stage != NULL ? accord_deal_odds (deal, stage, &percent) : ACCORD_ODDS_NONE;
  AccordMoney money = { 0 };
  g_autofree char *share = accord_percent_format (percent / 100.0);
  g_autofree char *caption = source != ACCORD_ODDS_NONE ? g_strdup_printf (_("Weighted, %s"), share) : g_strdup (_("Weighted"));
  g_autofree char *words = stage != NULL ? words_of (source, deal, stage) : NULL;
  g_autofree char *value = NULL;

  if (source != ACCORD_ODDS_NONE && accord_record_get_money (deal, "amount", &money))
    value = accord_money_format (accord_money_share (money.minor, percent), money.currency);
  accord_stat_cell_set_caption (accord_stat_strip_get_cell (strip, WEIGHTED), caption);
  set_cell (strip, WEIGHTED, value, words, ACCORD_TINT_NEUTRAL);
}

/* Past its day and still open is slipped (F10). */
/* On hold, it is not expected but taken up again. */
static gboolean
is_held (AccordRecord *stage)
{
  return stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), "hold") == 0;
}

static char *
days_words (gint64 ahead, gboolean held)
{
  gint64 late = -ahead;

  if (late > 0 && held)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) late), (int) late);
  if (late > 0)
    return g_strdup_printf (ngettext ("slipped by %d day", "slipped by %d days", (gulong) late), (int) late);
  if (ahead == 0)
    return g_strdup (_("today"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) ahead), (int) ahead);
}

static void
show_close (AccordStatStrip *strip, AccordRecord *deal, AccordRecord *stage)
{
  AccordStatCell *cell = accord_stat_strip_get_cell (strip, CLOSE);
  gint64 today = accord_date_today (), day;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  AccordTint tint = ACCORD_TINT_NEUTRAL;
  gboolean held;

  if (accord_record_get_number (deal, "closed_on", &day))
    {
      accord_stat_cell_set_caption (cell, _("Closed on"));
      value = accord_date_format (day);
      set_cell (strip, CLOSE, value, NULL, tint);
      return;
    }
  held = is_held (stage) && accord_record_get_number (deal, "resume_on", &day);
  accord_stat_cell_set_caption (cell, held ? _("Resume on") : _("Expected close"));
  if (held || accord_record_get_number (deal, "expected_on", &day))
    {
      value = accord_date_format (day);
      tint = day < today ? ACCORD_TINT_ERROR : tint;
      words = days_words (day - today, held);
    }
  set_cell (strip, CLOSE, value, words != NULL ? words : _("no date yet"), tint);
}

static const char *
category_label (const char *category)
{
  static const AccordField field = { .name = "forecast", .type = ACCORD_FIELD_CHOICE, .choices = accord_forecast_choices };

  return g_str_equal (category, "closed") ? C_ ("forecast", "Closed") : accord_field_choice_label (&field, category);
}

/* What a person chose stays; what the stage would say is told beside it (F08). */
static char *
forecast_words (AccordRecord *deal, AccordRecord *stage)
{
  const char *category = accord_forecast_category (deal, stage);
  const char *suggested = accord_forecast_suggested (stage);

  if (g_str_equal (category, suggested))
    return g_strdup_printf (_("forecast: %s"), category_label (category));
  /* Translators: two parts of a forecast, such as "forecast: Commit; the stage suggests Best case" */
  return g_strdup_printf (_("forecast: %1$s; the stage suggests %2$s"), category_label (category), category_label (suggested));
}

static void
show_stage (AccordStatStrip *strip, AccordRecord *deal, AccordRecord *stage, const AccordSummary *summary)
{
  g_autofree char *value = NULL;
  g_autofree char *words = stage != NULL ? forecast_words (deal, stage) : NULL;

  if (summary != NULL && summary->attention.stage_since != ACCORD_ATTENTION_UNKNOWN)
    {
      gint64 days = MAX (accord_date_today () - summary->attention.stage_since, 0);

      value = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days);
    }
  set_cell (strip, STAGE, value, words, ACCORD_TINT_NEUTRAL);
}

/**
 * accord_deal_stats_build:
 * @strip: without cells
 */
void
accord_deal_stats_build (AccordStatStrip *strip)
{
  accord_stat_strip_add (strip, _("Amount"));
  accord_stat_strip_add (strip, _("Weighted"));
  accord_stat_strip_add (strip, _("Expected close"));
  accord_stat_strip_add (strip, _("In this stage"));
}

/**
 * accord_deal_stats_show:
 * @strip: with the cells of accord_deal_stats_build()
 * @deal: as it is now
 * @stage: (nullable): where it is; %NULL while it is being read
 * @summary: (nullable): of the deal; %NULL while it is being read
 */
void
accord_deal_stats_show (AccordStatStrip *strip, AccordRecord *deal, AccordRecord *stage,
                        const AccordSummary *summary)
{
  show_amount (strip, deal);
  show_weighted (strip, deal, stage);
  show_close (strip, deal, stage);
  show_stage (strip, deal, stage, summary);
}

/**
 * accord_deal_stats_field:
 * @cell: which figure
 * @deal: a deal
 *
 * Returns: the field to be edited; a probability without its reason asks for the reason
 */
const char *
accord_deal_stats_field (int cell, AccordRecord *deal)
{
  gint64 percent;
  gboolean unexplained = accord_record_get_number (deal, "probability", &percent) &&
                         accord_record_text (deal, "probability_reason") == NULL;

  switch (cell)
    {
    case AMOUNT:
      return "amount";
    case WEIGHTED:
      return unexplained ? "probability_reason" : "probability";
    case CLOSE:
      return "expected_on";
    case STAGE:
    default:
      return "forecast";
    }
}
