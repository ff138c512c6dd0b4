/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole import tried without writing, at once where a file comes up and, after a choice, as soon as no other was made
 * for a moment: how many rows are ready, or what stands in the way. */

#include "accord-config.h"

#include "accord-assistant-trial.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-results.h"
#include "accord-assistant-words.h"
#include "accord-error.h"

#define PAUSE 300 /* ms without a choice before the import is tried */

static char *
describe (const AccordImportResult *result)
{
  gint64 n = result->created + result->updated + result->unchanged;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *rejected = accord_number_format (result->rejected->len);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: rows that can be imported */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s ready", "%s ready", n), number);
  if (result->rejected->len > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %s will be listed for review",
                                               " · %s will be listed for review", result->rejected->len), rejected);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
describe_failure (const GError *error, GPtrArray *plans)
{
  if (g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS))
    return NULL; /* asked above */
  if (g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN))
    return g_strdup (_("No column holds the names of the records. Choose it above."));
  return accord_assistant_describe_error (error, plans);
}

static gint64
count_known (AccordImportPlan *plan, const AccordImportResult *result)
{
  gboolean skips = accord_import_plan_get_mode (plan) == ACCORD_IMPORT_SKIP;

  return result->updated + result->unchanged + (skips ? result->skipped : 0);
}

static gint64
count_rows (GPtrArray *plans)
{
  gint64 n = 0;

  for (guint i = 0; i < plans->len; i++)
    n += accord_import_plan_get_n_rows (plans->pdata[i]);
  return n;
}

static void
pause_until_quiet (GCancellable *cancellable)
{
  /* Both ends are rejections, and neither is one to tell. */
  dex_await (dex_future_first (dex_timeout_new_msec (PAUSE), dex_cancellable_new_from_cancellable (cancellable), NULL), NULL);
}

/**
 * accord_assistant_trial_run:
 * @assistant: holds the files
 * @page: the page that asks; the trial ends where it is shown no more
 * @source: the file of which is told
 * @at_once: nothing was chosen yet, so no other choice is expected to follow
 * @cancellable: a newer choice was made
 * @known: (out): how many rows of the file are records that exist already; left alone where that was not found out
 *
 * Tries the import of all files together; called on a fiber. What is wrong with the files as a whole is told on the next
 * page, and long files are tried only there.
 *
 * Returns: (transfer full) (nullable): how many rows are ready, or why none is; %NULL: nothing to say
 */
char *
accord_assistant_trial_run (AccordAssistant *assistant, GtkWidget *page, AccordAssistantSource *source,
                            gboolean at_once, GCancellable *cancellable, gint64 *known)
{
  g_autoptr (GPtrArray) plans = accord_assistant_plans (assistant);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  const AccordImportResult *result;
  guint index;

  if (count_rows (plans) > ACCORD_ASSISTANT_ROWS_AT_ONCE)
    return NULL;
  if (!at_once)
    pause_until_quiet (cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  results = dex_await_boxed (accord_import_run (assistant->workspace, plans, TRUE, cancellable, NULL, NULL), &error);
  if (!accord_assistant_is_shown (page) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (results == NULL)
    return describe_failure (error, plans);
  if (!g_ptr_array_find (plans, accord_assistant_source_get_plan (source), &index))
    return NULL;
  result = accord_assistant_find_result (plans, index, results);
  *known = count_known (plans->pdata[index], result);
  return describe (result);
}
