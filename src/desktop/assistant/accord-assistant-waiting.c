/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantWaiting: a run under way, in rows and in the seconds that are left, told from how fast
 * it was so far. */

#include "accord-config.h"

#include "accord-assistant-waiting.h"

#include <glib/gi18n-lib.h>

#include "accord-money.h"

#define SURE_AFTER (2 * G_USEC_PER_SEC) /* before that, speed says little */

struct _AccordAssistantWaiting {
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkProgressBar *progress;
  GtkBox *buttons;
  gint64 started; /* monotonic, µs */
};

G_DEFINE_FINAL_TYPE (AccordAssistantWaiting, accord_assistant_waiting, ADW_TYPE_BIN)

static void
accord_assistant_waiting_class_init (AccordAssistantWaitingClass *klass)
{
}

static void
accord_assistant_waiting_init (AccordAssistantWaiting *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  self->started = g_get_monotonic_time ();
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->status));
  adw_status_page_set_paintable (self->status, GDK_PAINTABLE (spinner));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->progress), 240, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How much is done"), -1);
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons));
  adw_status_page_set_child (self->status, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->status));
}

/*< private >
 * Returns: (transfer floating): a run that begins now
 */
GtkWidget *
accord_assistant_waiting_new (const char *title)
{
  AccordAssistantWaiting *self = g_object_new (ACCORD_TYPE_ASSISTANT_WAITING, NULL);

  adw_status_page_set_title (self->status, title);
  return GTK_WIDGET (self);
}

/*< private >
 * Returns: (transfer none): a button below the progress
 */
GtkWidget *
accord_assistant_waiting_add_button (AccordAssistantWaiting *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, button);
  return button;
}

static char *
describe_rest (AccordAssistantWaiting *self, gint64 done, gint64 total)
{
  gint64 passed = g_get_monotonic_time () - self->started;
  gint64 seconds;

  if (passed < SURE_AFTER || done <= 0 || total <= done)
    return g_strdup ("");
  seconds = (gint64) ((double) passed * (double) (total - done) / (double) done / G_USEC_PER_SEC) + 1;
  if (seconds < 90)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " · about %d s left", " · about %d s left", seconds), (int) seconds);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " · about %d min left", " · about %d min left", (seconds + 30) / 60),
                          (int) ((seconds + 30) / 60));
}

/*< private >
 * accord_assistant_waiting_tell:
 * @done: rows that are done
 * @total: of so many; the last rows of a file may take longer than those before
 *
 * Shows how far the run is.
 */
void
accord_assistant_waiting_tell (AccordAssistantWaiting *self, gint64 done, gint64 total)
{
  g_autofree char *done_text = accord_number_format (done);
  g_autofree char *total_text = accord_number_format (total);
  g_autofree char *rest = describe_rest (self, done, total);
  /* Translators: rows done, rows in all, and perhaps " · about 2 s left" */
  g_autofree char *text = done < total ? g_strdup_printf (_("%s of %s rows%s"), done_text, total_text, rest)
                                       : g_strdup (_("Finishing…"));

  adw_status_page_set_description (self->status, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / (double) total : 0);
}
