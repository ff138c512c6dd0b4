/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window says: toasts, where they are seen, and why something failed. */

#include "accord-config.h"

#include "accord-tooltip.h"
#include "accord-window-private.h"

#define ERROR_LETTERS 60 /* of a line where there is room, and */
#define ERROR_LINES 4    /* so many lines of them */
#define TOAST_EDGES 120  /* px beside the words: margins, padding and the button */

/**
 * accord_window_show_toast:
 * @self: the window
 * @toast: (transfer full): a toast
 *
 * Shows it where it is seen: in the dialog on top, which covers the window, if that has room for toasts
 * (accord_dialog_set_child()).
 */
void
accord_window_show_toast (AccordWindow *self, AdwToast *toast)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkWidget *child = dialog != NULL ? adw_dialog_get_child (dialog) : NULL;

  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    adw_toast_overlay_add_toast (ADW_IS_TOAST_OVERLAY (child) ? ADW_TOAST_OVERLAY (child) : self->toasts, toast);
}

/**
 * accord_window_say:
 * @self: the window
 * @sentence: what happened, finished and translated
 *
 * Shows a toast.
 */
void
accord_window_say (AccordWindow *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  accord_window_show_toast (self, toast);
}

/* How many letters stand side by side on a toast: it is as high as its words are at their own width, and what more lines
 * they have on a telephone would be cut off. */
static int
letters_in_a_line (AccordWindow *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  pango_font_metrics_unref (metrics);
  return width > 0 ? CLAMP ((width - TOAST_EDGES) * PANGO_SCALE / MAX (letter, 1), 10, ERROR_LETTERS) : ERROR_LETTERS;
}

/* What to do stands at the end of the sentence: it must not be cut off. */
static GtkWidget *
error_words (const char *sentence, int letters)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), letters);
  gtk_label_set_lines (GTK_LABEL (label), ERROR_LINES * ERROR_LETTERS / letters);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  accord_tooltip_set (label, sentence);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/**
 * accord_window_say_error:
 * @self: the window
 * @sentence: what failed and what to do, finished and translated
 *
 * Shows a toast that goes before others and stays long enough to be read.
 */
void
accord_window_say_error (AccordWindow *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, error_words (sentence, letters_in_a_line (self)));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 12);
  accord_window_show_toast (self, toast);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer self)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    accord_window_say (self, error->message);
  return dex_future_new_for_boolean (FALSE);
}

void
accord_window_tell_failure (AccordWindow *self, DexFuture *future)
{
  dex_future_disown (dex_future_catch (future, failed_cb, g_object_ref (self), g_object_unref));
}
