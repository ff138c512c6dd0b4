/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done by itself while a file is open: the forecast of the week is kept once, and reports that fell due are written into
 * their folders. Begins some seconds after opening, so that nothing waits for it, and looks again every hour. Main thread; ends
 * with the window or the workspace. */

#include "accord-config.h"

#include "accord-insight-upkeep.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-forecast-keep.h"
#include "accord-report-schedules.h"

#include <glib/gi18n-lib.h>

#define FIRST_SECONDS 8
#define EVERY_SECONDS 3600

typedef struct {
  GWeakRef window;
  GWeakRef workspace;
} Upkeep;

static void
upkeep_free (gpointer data)
{
  Upkeep *self = data;

  g_weak_ref_clear (&self->window);
  g_weak_ref_clear (&self->workspace);
  g_free (self);
}

static void
say (Upkeep *self, const char *sentence, gboolean failed)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (&self->window);

  if (window != NULL)
    (failed ? accord_say_error : accord_say) (window, sentence);
}

static DexFuture *
work_fiber (gpointer data)
{
  Upkeep *self = data;
  g_autoptr (AccordWorkspace) workspace = g_weak_ref_get (&self->workspace);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) written = NULL;
  gint64 today = accord_date_today ();

  if (workspace == NULL)
    return dex_future_new_true ();
  dex_await_int64 (accord_forecast_keep (workspace, today), &error);
  if (error == NULL)
    written = dex_await_boxed (accord_report_schedules_run (workspace, today), &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message, TRUE);
  for (int i = 0; written != NULL && written[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (written[i]);
      g_autofree char *sentence = g_strdup_printf (_("Wrote the report “%s”."), name);

      say (self, sentence, FALSE);
    }
  return dex_future_new_true ();
}

static Upkeep *
upkeep_new (GtkWidget *window, AccordWorkspace *workspace)
{
  Upkeep *self = g_new0 (Upkeep, 1);

  g_weak_ref_init (&self->window, window);
  g_weak_ref_init (&self->workspace, workspace);
  return self;
}

/**
 * accord_insight_upkeep_look:
 * @window: says what was written, and what could not be
 * @workspace: the open file
 *
 * Does now what is due.
 */
void
accord_insight_upkeep_look (GtkWidget *window, AccordWorkspace *workspace)
{
  g_return_if_fail (GTK_IS_WIDGET (window) && ACCORD_IS_WORKSPACE (workspace));

  dex_future_disown (dex_scheduler_spawn (NULL, 0, work_fiber, upkeep_new (window, workspace), upkeep_free));
}

static gboolean
look_cb (gpointer data)
{
  Upkeep *self = data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&self->window);
  g_autoptr (AccordWorkspace) workspace = g_weak_ref_get (&self->workspace);

  if (window == NULL || workspace == NULL)
    return G_SOURCE_REMOVE;
  accord_insight_upkeep_look (window, workspace);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  Upkeep *self = data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&self->window);
  g_autoptr (AccordWorkspace) workspace = g_weak_ref_get (&self->workspace);

  if (look_cb (self) == G_SOURCE_CONTINUE)
    g_timeout_add_seconds_full (G_PRIORITY_LOW, EVERY_SECONDS, look_cb, upkeep_new (window, workspace), upkeep_free);
  return G_SOURCE_REMOVE;
}

/**
 * accord_insight_upkeep_start:
 * @window: says what was written, and what could not be
 * @workspace: the open file
 */
void
accord_insight_upkeep_start (GtkWidget *window, AccordWorkspace *workspace)
{
  g_return_if_fail (GTK_IS_WIDGET (window) && ACCORD_IS_WORKSPACE (workspace));

  g_timeout_add_seconds_full (G_PRIORITY_LOW, FIRST_SECONDS, first_cb, upkeep_new (window, workspace), upkeep_free);
}
