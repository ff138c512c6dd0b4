/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that a sandbox is lent: which workspace is opened in its place. */

#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-place.h"

typedef struct
{
  AccordWindow *window;
  char *path;
  guint number; /* of the opening before */
} Lent;

static void
lent_free (gpointer data)
{
  Lent *lent = data;

  g_object_unref (lent->window);
  g_free (lent->path);
  g_free (lent);
}

static DexFuture *
take_in_fiber (gpointer data)
{
  Lent *lent = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dex_await_string (accord_place_take_in (lent->path), &error);

  if (lent->number != lent->window->n_openings)
    return dex_future_new_for_boolean (FALSE);
  if (copy == NULL)
    {
      accord_window_forget_wanted (lent->window);
      accord_window_say_failed (lent->window, lent->path, error);
    }
  else
    accord_window_start_opening (lent->window, copy, ACCORD_STORE_WRITE, FALSE);
  return dex_future_new_for_boolean (copy != NULL);
}

static void
lent_answered_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Lent *lent = g_object_get_data (G_OBJECT (dialog), "lent");
  g_autofree char *own = accord_place_find_own (lent->path);

  if (g_str_equal (response, "own") && own != NULL)
    accord_window_start_opening (lent->window, own, ACCORD_STORE_WRITE, FALSE);
  else if (g_str_equal (response, "copy"))
    {
      g_object_steal_data (G_OBJECT (dialog), "lent");
      lent->number = lent->window->n_openings;
      dex_future_disown (dex_scheduler_spawn (NULL, ACCORD_FIBER_STACK, take_in_fiber, lent, lent_free));
    }
  else
    accord_window_forget_wanted (lent->window);
}

/* A sandbox is lent one file, and a database needs those beside it: work goes on in a copy. */
void
accord_window_ask_about_lent (AccordWindow *self, const char *path)
{
  g_autofree char *own = accord_place_find_own (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *body = NULL;
  Lent *lent = g_new0 (Lent, 1);
  AdwDialog *dialog;

  body = own == NULL
           ? g_strdup_printf (_ ("Accord keeps workspaces with its own files. A copy of “%s” is made there, and changes go "
                                 "to the copy. Back Up writes it to a place of your choice."), name)
           : g_strdup_printf (_ ("Accord already has a workspace of the name “%s”, most likely a copy made before. Open that "
                                 "one, or make another copy of the file?"), name);
  dialog = adw_alert_dialog_new (own == NULL ? _ ("Copy the Workspace Into Accord?") : _ ("Which Workspace?"), body);
  *lent = (Lent){ g_object_ref (self), g_strdup (path), 0 };
  g_object_set_data_full (G_OBJECT (dialog), "lent", lent, lent_free);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Cancel"));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "copy", _ ("_Make a Copy"));
  if (own != NULL)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "own", _ ("Open _Accord’s"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), own == NULL ? "copy" : "own");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), own == NULL ? "copy" : "own",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (lent_answered_cb), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
