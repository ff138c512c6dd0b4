/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a figure is made of, a row for each part with its number: one of records opens them, one that is a figure opens into
 * what that is made of. */

#include "accord-config.h"

#include "accord-figure-page.h"

#include "accord-explanation.h"
#include "accord-figure-drill.h"
#include "accord-records-page.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  char *title;
  char *explanation;
  char *whose;
  GPtrArray *parts; /* of AccordFigurePart */
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_object_unref (self->workspace);
  g_free (self->title);
  g_free (self->explanation);
  g_free (self->whose);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
activated_cb (Page *self, GtkWidget *row)
{
  const AccordFigurePart *part = g_ptr_array_index (self->parts, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  GtkWidget *view = gtk_widget_get_ancestor (row, ADW_TYPE_NAVIGATION_VIEW);
  g_autofree char *title = NULL;

  if (part->figure != NULL)
    {
      accord_figure_drill (row, self->workspace, part->request, part->figure, self->whose);
      return;
    }
  title = g_strdup_printf ("%s · %s", self->title, part->label);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), accord_records_page_new (self->workspace, title, NULL, self->explanation, part->query));
}

static GtkWidget *
make_row (const AccordFigurePart *part)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *number = part->figure != NULL ? accord_figure_with_unpriced (part->figure) : accord_number_format (part->n);
  g_autofree char *cases = part->figure != NULL ? accord_figure_cases (part->figure) : NULL;
  GtkWidget *value = gtk_label_new (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), part->label);
  if (cases != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cases);
  gtk_widget_add_css_class (value, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_rows (Page *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Made of"), -1);
  for (guint i = 0; i < self->parts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (self->parts, i)));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
  return list;
}

static GtkWidget *
make_body (Page *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWidget *heading = gtk_label_new (self->parts->len > 0 ? _("Made of") : _("Nothing is counted here yet."));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, self->parts->len > 0 ? "heading" : "dim-label");
  gtk_box_append (GTK_BOX (box), accord_explanation_new (self->explanation));
  gtk_box_append (GTK_BOX (box), heading);
  if (self->parts->len > 0)
    gtk_box_append (GTK_BOX (box), make_rows (self));
  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroller;
}

/**
 * accord_figure_page_new:
 * @workspace: the open file
 * @title: the figure's name
 * @subtitle: its value
 * @explanation: how it is counted
 * @whose: (nullable): name of the member that it is about
 * @parts: (element-type AccordFigurePart): what it is made of
 *
 * Returns: (transfer floating): a page to be pushed
 */
AdwNavigationPage *
accord_figure_page_new (AccordWorkspace *workspace, const char *title, const char *subtitle, const char *explanation, const char *whose,
                        GPtrArray *parts)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  AdwNavigationPage *page = adw_navigation_page_new (view, title);
  Page *self = g_new0 (Page, 1);

  self->workspace = g_object_ref (workspace);
  self->title = g_strdup (title);
  self->explanation = g_strdup (explanation);
  self->whose = g_strdup (whose);
  self->parts = g_ptr_array_ref (parts);
  g_object_set_data_full (G_OBJECT (page), "accord-figure-page", self, page_free);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  return page;
}
