/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be answered to a survey (F13): the same for those who type it and for those who bring in a file. Pure; any thread. */
#include "accord-config.h"

#include "accord-survey.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

/**
 * accord_survey_check_answer:
 * @scale: (nullable): of a survey: "5" is 1 to 5, "10" is 0 to 10
 * @score: what was answered
 * @error: return location for %ACCORD_RULE_ERROR_FIELD with a sentence why nobody can have answered so
 *
 * Returns: whether the answer lies on the scale
 */
gboolean
accord_survey_check_answer (const char *scale, gint64 score, GError **error)
{
  if (g_strcmp0 (scale, "5") == 0)
    return (score >= 1 && score <= 5) || refuse (error, _("An answer on this survey's scale is from 1 to 5. Correct it, or choose the scale from 0 to 10."));
  if (g_strcmp0 (scale, "10") == 0)
    return (score >= 0 && score <= 10) || refuse (error, _("An answer on this survey's scale is from 0 to 10. Correct it."));
  return refuse (error, _("An answer needs the scale of its survey. Choose 1 to 5 or 0 to 10."));
}
