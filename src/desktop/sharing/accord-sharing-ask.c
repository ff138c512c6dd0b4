/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sharing-ask.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-sync-share.h"

typedef struct {
  AccordSharing *sharing;
  GtkWidget *parent;
  char *rid;
  void (*yes) (gpointer asking);
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->sharing);
  g_clear_weak_pointer (&asking->parent);
  g_free (asking->rid);
  g_free (asking);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;

  if (g_str_equal (response, "yes"))
    asking->yes (asking);
}

static AdwAlertDialog *
ask (GtkWidget *parent, AccordSharing *sharing, const char *rid, const char *heading, const char *body, const char *no,
     const char *yes, void (*func) (gpointer asking))
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (sharing), NULL, g_strdup (rid), func };
  g_set_weak_pointer (&asking->parent, parent);
  adw_alert_dialog_add_responses (dialog, "no", no, "yes", yes, NULL);
  adw_alert_dialog_set_close_response (dialog, "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
  return dialog;
}

static void
leave (gpointer data)
{
  accord_sharing_leave (((Asking *) data)->sharing);
}

void
accord_sharing_ask_leave (GtkWidget *parent, AccordSharing *sharing)
{
  AdwAlertDialog *dialog =
    ask (parent, sharing, NULL, _ ("Stop Sharing This File?"),
         _ ("The file keeps everything that it has. The others are told that this computer takes part no more; whoever shares the file again later goes under a new name."),
         _ ("_Cancel"), _ ("_Stop Sharing"), leave);

  adw_alert_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
}

static DexFuture *
take_out_fiber (gpointer data)
{
  Asking *asking = data;
  AccordSync *sync = accord_sharing_get_sync (asking->sharing);
  g_autoptr (GError) error = NULL;

  if (sync != NULL && !dex_await (accord_sync_revoke (sync, asking->rid), &error) && asking->parent != NULL)
    accord_say_error (asking->parent, error->message);
  return dex_future_new_for_boolean (TRUE);
}

static void
copy_free (gpointer data)
{
  asking_free (data, NULL);
}

static void
take_out (gpointer data)
{
  const Asking *asking = data;
  Asking *copy = g_new0 (Asking, 1);

  *copy = (Asking) { g_object_ref (asking->sharing), NULL, g_strdup (asking->rid), NULL };
  g_set_weak_pointer (&copy->parent, asking->parent);
  dex_future_disown (dex_scheduler_spawn (NULL, 256 * 1024, take_out_fiber, copy, copy_free));
}

/**
 * accord_sharing_ask_take_out:
 * @parent: what the dialog is presented on
 * @sharing: of the workspace
 * @rid: of the computer to be taken out
 * @name: what people call it
 *
 * Asks, and on Yes tells all computers to take nothing from that one any more. There is no way back but joining anew.
 */
void
accord_sharing_ask_take_out (GtkWidget *parent, AccordSharing *sharing, const char *rid, const char *name)
{
  g_autofree char *heading = g_strdup_printf (_ ("Take “%s” Out?"), name);
  AdwAlertDialog *dialog =
    ask (parent, sharing, rid, heading,
         _ ("What it writes from now on is taken by nobody. It keeps what it has, and can still open the folder: take its right to the folder away too. It can take part again only by joining in a new file."),
         _ ("_Cancel"), _ ("_Take Out"), take_out);

  adw_alert_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
}

/* "Is today Sunday, 22 November 2026?" */
char *
accord_sharing_clock_question (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a whole date, for g_date_time_format() */
  g_autofree char *today = g_date_time_format (now, _ ("%A, %e %B %Y"));

  return g_strdup_printf (_ ("Is today %s?"), today);
}

static void
believe (gpointer data)
{
  accord_sharing_believe_clock (((Asking *) data)->sharing);
}

/* A clock far ahead of all that is known would win over everybody's edits: somebody has to vouch for it. */
void
accord_sharing_ask_clock (GtkWidget *parent, AccordSharing *sharing)
{
  g_autofree char *question = accord_sharing_clock_question ();

  ask (parent, sharing, NULL, question,
       _ ("This computer’s clock is far ahead of everything that is known here. If it is right, say so. If it is not, set it in the settings of the computer; what is done until then takes no time from it, and nothing is lost."),
       _ ("_No, the Clock Is Wrong"), _ ("_Yes, It Is"), believe);
}
