/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A message on its way out of the program: to the user's own mail program through the desktop's portal, as an address or
 * as a file; or to the clipboard. Nothing is sent from here. */

#include "accord-config.h"

#include "accord-letter-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-mail-portal.h"

/* A message on its way out; by the time that is answered another may be shown, or none. */
typedef struct {
  AccordLetterDialog *dialog;
  guint generation;
} Way;

static Way *
way_new (AccordLetterDialog *dialog)
{
  Way *way = g_new0 (Way, 1);

  *way = (Way) { g_object_ref (dialog), dialog->generation };
  return way;
}

static void
way_free (gpointer data)
{
  g_object_unref (((Way *) data)->dialog);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static gboolean
is_shown (const Way *way)
{
  return way->generation == way->dialog->generation && way->dialog->draft != NULL;
}

/* Whether it was sent; then It Was Sent is what one presses next. */
void
accord_letter_dialog_ask (AccordLetterDialog *self, gboolean ask_now)
{
  gtk_widget_set_visible (GTK_WIDGET (self->question), ask_now);
  gtk_widget_remove_css_class (ask_now ? self->open : self->sent, "suggested-action");
  gtk_widget_add_css_class (ask_now ? self->sent : self->open, "suggested-action");
  if (ask_now)
    accord_announce (self, gtk_label_get_text (self->question), FALSE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);
  g_autofree char *body = accord_letter_dialog_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), body);
  accord_announce (self, _ ("The text was copied."), FALSE);
  accord_letter_dialog_ask (self, TRUE);
}

static GtkWindow *
window_of (AccordLetterDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  AccordLetterDialog *self = way->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = GTK_IS_URI_LAUNCHER (launcher) ? gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
                                                 : gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error);

  if (!done && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    accord_say_error (GTK_WIDGET (self), _ ("No mail program could be opened. Copy the text, or set one up in the system’s settings."));
  if (done && is_shown (way))
    accord_letter_dialog_ask (self, TRUE);
}

static DexFuture *
written_cb (DexFuture *future, gpointer data)
{
  AccordLetterDialog *self = ((Way *) data)->dialog;
  g_autoptr (GError) error = NULL;
  const GValue *path = dex_future_get_value (future, &error);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (g_value_get_string (path)) : NULL;
  g_autoptr (GtkFileLauncher) launcher = file != NULL ? gtk_file_launcher_new (file) : NULL;
  Way *way;

  if (launcher == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_ref (future);
    }
  way = g_new0 (Way, 1);
  *way = (Way) { g_object_ref (self), ((Way *) data)->generation };
  gtk_file_launcher_launch (launcher, window_of (self), NULL, launched_cb, way);
  return dex_ref (future);
}

/* With attachments, or long, it goes as a file, which mail programs open as a draft. */
static void
open_file (AccordLetterDialog *self)
{
  dex_future_disown (dex_future_finally (accord_letter_file_write (self->draft), written_cb, way_new (self), way_free));
}

static void
open_as_address_or_file (AccordLetterDialog *self)
{
  g_autofree char *uri = accord_letter_mailto (self->draft);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (uri == NULL)
    {
      open_file (self);
      return;
    }
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, window_of (self), NULL, launched_cb, way_new (self));
}

static DexFuture *
composed_cb (DexFuture *future, gpointer data)
{
  AccordLetterDialog *self = ((Way *) data)->dialog;
  g_autoptr (GError) error = NULL;
  gboolean shown = is_shown (data);

  if (window_of (self) == NULL)
    return dex_ref (future); /* closed meanwhile */
  if (dex_future_get_value (future, &error) != NULL)
    {
      if (shown)
        accord_letter_dialog_ask (self, TRUE);
    }
  else if (!shown || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    accord_say_error (GTK_WIDGET (self), error->message);
  else
    {
      accord_say (GTK_WIDGET (self), _ ("The desktop did not take the message. It is opened as an address or a file instead."));
      open_as_address_or_file (self);
    }
  return dex_ref (future);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);

  accord_letter_dialog_take_typed (self);
  if (accord_mail_portal_is_wanted ())
    dex_future_disown (dex_future_finally (accord_mail_portal_compose (self->draft), composed_cb, way_new (self), way_free));
  else
    open_as_address_or_file (self);
}

void
accord_letter_way_install (GtkWidgetClass *dialog)
{
  gtk_widget_class_install_action (dialog, "letter.open", NULL, open_action);
  gtk_widget_class_install_action (dialog, "letter.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (dialog, GDK_KEY_Return, GDK_CONTROL_MASK, "letter.open", NULL);
}
