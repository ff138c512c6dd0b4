/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page over the one in which something was pressed, in whatever dialog of pages that stands: the preferences,
 * or a stock preferences dialog. */

#include "accord-config.h"

#include "accord-subpage.h"

static AdwNavigationView *
view_of (GtkWidget *from)
{
  return ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW));
}

/**
 * accord_subpage_new:
 * @title: of the page, translated
 * @content: what it shows
 * @button: (nullable): stands at the end of its header bar
 *
 * Returns: (transfer floating): a page with a header bar
 */
AdwNavigationPage *
accord_subpage_new (const char *title, GtkWidget *content, GtkWidget *button)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  if (button != NULL)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  return adw_navigation_page_new (view, title);
}

/**
 * accord_subpage_push:
 * @from: a widget of the page below
 * @page: (transfer floating): a page
 *
 * Shows it over the page below; one that stands nowhere shows nothing.
 */
void
accord_subpage_push (GtkWidget *from, AdwNavigationPage *page)
{
  AdwNavigationView *view;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  view = view_of (from);
  if (view != NULL)
    adw_navigation_view_push (view, page);
  else
    g_object_unref (g_object_ref_sink (page));
}

/**
 * accord_subpage_pop:
 * @from: a widget of the page on top
 *
 * Goes back to the page below it.
 */
void
accord_subpage_pop (GtkWidget *from)
{
  AdwNavigationView *view;

  g_return_if_fail (GTK_IS_WIDGET (from));

  view = view_of (from);
  if (view != NULL)
    adw_navigation_view_pop (view);
}
