/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFM class and tier as people read them (F12, M10). */

#include "accord-config.h"

#include "accord-customer-standing-words.h"

#include "accord-churn-words.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

static const char *
choice_of (const char *field_name, const char *value)
{
  int field = accord_kind_find (&accord_customer_kind, field_name);

  return accord_field_choice_label (&accord_customer_kind.fields[field], value);
}

static int
three_digits (const AccordScores *scores)
{
  return scores->recency * 100 + scores->frequency * 10 + scores->monetary;
}

/**
 * accord_standing_segment_words:
 * @standing: how a customer stands
 *
 * Returns: (transfer full) (nullable): "Champions · RFM 545"
 */
char *
accord_standing_segment_words (const AccordStanding *standing)
{
  const char *segment;

  if (standing->segment == ACCORD_SEGMENT_NONE)
    return NULL;
  if (standing->segment == ACCORD_SEGMENT_OTHERS && standing->scored)
    return g_strdup_printf (_("RFM %d"), three_digits (&standing->scores));
  segment = choice_of ("segment_pin", accord_segment_name (standing->segment));
  if (!standing->scored)
    return g_strdup (segment);
  /* Translators: "Champions · RFM 545" */
  return g_strdup_printf (_("%1$s · RFM %2$d"), segment, three_digits (&standing->scores));
}

/**
 * accord_standing_segment_tooltip:
 * @standing: how a customer stands, with a segment
 * @currency: of the workspace
 *
 * Returns: (transfer full): what the three digits stand for
 */
char *
accord_standing_segment_tooltip (const AccordStanding *standing, const char *currency)
{
  g_autofree char *day = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *words = NULL;

  if (!standing->scored)
    return g_strdup (_("Set by hand; nothing was bought in the last 24 months."));
  day = accord_date_format_full (standing->recent.last);
  sum = accord_money_format_card (standing->recent.sum, currency);
  words = g_strdup_printf (ngettext ("Last 24 months: %1$d purchase, the latest on %2$s, %3$s in all. Each digit compares "
                                     "with all buyers: recency %4$d, frequency %5$d, money %6$d of 5.",
                                     "Last 24 months: %1$d purchases, the latest on %2$s, %3$s in all. Each digit compares "
                                     "with all buyers: recency %4$d, frequency %5$d, money %6$d of 5.",
                                     (gulong) standing->recent.n),
                           (int) standing->recent.n, day, sum, standing->scores.recency, standing->scores.frequency,
                           standing->scores.monetary);
  return standing->segment_pinned ? g_strdup_printf (_("The class is set by hand. %s"), words) : g_steal_pointer (&words);
}

/**
 * accord_standing_tier_words:
 * @standing: how a customer stands
 *
 * Returns: (transfer full) (nullable): "Large"
 */
char *
accord_standing_tier_words (const AccordStanding *standing)
{
  if (standing->tier == ACCORD_TIER_NONE)
    return NULL;
  return g_strdup (choice_of ("tier_pin", accord_tier_name (standing->tier)));
}

/**
 * accord_standing_tier_tooltip:
 * @standing: how a customer stands, with a tier
 *
 * Returns: (transfer full): where the tier comes from
 */
char *
accord_standing_tier_tooltip (const AccordStanding *standing)
{
  if (standing->tier_pinned)
    return g_strdup (_("Purchasing power, set by hand."));
  return g_strdup (_("Purchasing power: where this customer stands among all buyers by what was bought in the last 24 months."));
}

/**
 * accord_standing_risk_words:
 * @standing: how a customer stands
 *
 * Returns: (transfer full) (nullable): "Churn risk: high"; %NULL of one who never bought
 */
char *
accord_standing_risk_words (const AccordStanding *standing)
{
  switch (standing->churn.level)
    {
    case ACCORD_RISK_LOW:
      return g_strdup (_("Churn risk: low"));
    case ACCORD_RISK_RAISED:
      return g_strdup (_("Churn risk: raised"));
    case ACCORD_RISK_HIGH:
      return g_strdup (_("Churn risk: high"));
    case ACCORD_RISK_NONE:
    default:
      return NULL;
    }
}

/**
 * accord_standing_risk_tooltip:
 * @standing: how a customer stands, with a risk
 * @currency: of the workspace
 *
 * Returns: (transfer full): what speaks for it, a line each
 */
char *
accord_standing_risk_tooltip (const AccordStanding *standing, const char *currency)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (standing->churn.n_reasons == 0)
    return g_strdup (_("Nothing speaks for it"));
  for (guint i = 0; i < standing->churn.n_reasons; i++)
    {
      g_autofree char *reason = accord_churn_reason_words (&standing->churn.reasons[i], currency);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", reason);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

AccordTint
accord_standing_risk_tint (AccordRisk risk)
{
  return risk == ACCORD_RISK_HIGH ? ACCORD_TINT_ERROR : risk == ACCORD_RISK_RAISED ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL;
}
