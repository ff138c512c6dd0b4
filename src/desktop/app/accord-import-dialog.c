/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import dialog: an AdwNavigationView whose pages share the plans kept here. A page behind is
 * made anew each time it is gone to, so it always fits what was chosen before it. */

#include "accord-config.h"

#include "accord-import-dialog-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordImportDialog, accord_import_dialog, ADW_TYPE_DIALOG)

static void
cancel_cb (GtkWidget *button)
{
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG)));
}

static GtkWidget *
cancel_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  g_signal_connect (button, "clicked", G_CALLBACK (cancel_cb), NULL);
  return button;
}

/* Title, subtitle and the button that goes on; the first page has Cancel where others go back. */
AdwNavigationPage *
accord_import_page_new (const char *title,
                        const char *subtitle,
                        const char *tag,
                        GtkWidget *next,
                        GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), next);
  if (g_strcmp0 (tag, "files") == 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel_button ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  page = adw_navigation_page_new (view, title);
  adw_navigation_page_set_tag (page, tag);
  return page;
}

GtkWidget *
accord_import_next_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static void
accord_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (ACCORD_IMPORT_DIALOG (dialog)->cancellable);
}

static void
accord_import_dialog_dispose (GObject *object)
{
  AccordImportDialog *self = ACCORD_IMPORT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_import_dialog_parent_class)->dispose (object);
}

static void
accord_import_dialog_class_init (AccordImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = accord_import_dialog_closed;
}

static void
accord_import_dialog_init (AccordImportDialog *self)
{
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Import"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 800);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * accord_import_dialog_new:
 * @workspace: where to
 * @files: (element-type GFile): files to begin with; may be empty
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
accord_import_dialog_new (AccordWorkspace *workspace, GListModel *files)
{
  AccordImportDialog *self = g_object_new (ACCORD_TYPE_IMPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  adw_navigation_view_push (self->view, accord_import_files_page_new (self, files));
  return GTK_WIDGET (self);
}
