/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a customer's page has room for:
 *
 *   two columns   [Timeline|Purchases|Tickets|Files] beside all facts
 *   one column    [Timeline|Details|People|Deals], one after another; purchases and tickets stand below the deals,
 *                 files below the details
 *
 * A page of purchases, tickets or files moves from one column to the other; it keeps its state. */

#include "accord-config.h"

#include "accord-customer-record-private.h"

#include <glib/gi18n-lib.h>

/* In a narrow window four large buttons stand for the composer until it is used. */
void
accord_customer_record_show_composer (AccordCustomerRecord *self)
{
  gboolean narrow = gtk_widget_get_visible (self->quick);
  gboolean open = FALSE;

  if (self->composer == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  g_object_get (self->composer, "open", &open, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->composer), !narrow || open);
}

/* The kinds of the composer have names only where there is room for five of them. */
void
accord_customer_record_take_width (AccordCustomerRecord *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (self->bin);

  accord_customer_record_show_composer (self);
  if (self->composer != NULL)
    g_object_set (self->composer, "compact", now != NULL && (now == self->middle || now == self->narrow), NULL);
}

static void
put_below (GtkWidget *widget, GtkBox *box)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent == GTK_WIDGET (box))
    return;
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (parent), widget);
  gtk_box_append (box, widget);
  g_object_unref (widget);
}

static gboolean
is (const char *name, const char *active)
{
  return g_strcmp0 (name, active) == 0;
}

static void
show_two_columns (AccordCustomerRecord *self)
{
  const char *page = adw_toggle_group_get_active_name (self->pages);

  put_below (GTK_WIDGET (self->purchases), self->main);
  put_below (GTK_WIDGET (self->tickets), self->main);
  put_below (GTK_WIDGET (self->files), self->main);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), TRUE);
  accord_timeline_set_folded (self->timeline, !is ("timeline", page));
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->purchases), is ("purchases", page));
  gtk_widget_set_visible (GTK_WIDGET (self->tickets), is ("tickets", page));
  gtk_widget_set_visible (GTK_WIDGET (self->files), is ("files", page));
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->facts)); part != NULL; part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_visible (part, TRUE);
  gtk_widget_set_visible (self->facts_clamp, TRUE);
}

static void
show_one_column (AccordCustomerRecord *self, const char *tab)
{
  put_below (GTK_WIDGET (self->purchases), self->facts);
  put_below (GTK_WIDGET (self->tickets), self->facts);
  put_below (GTK_WIDGET (self->files), self->facts);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), FALSE);
  accord_timeline_set_folded (self->timeline, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), is ("timeline", tab));
  gtk_widget_set_visible (self->facts_clamp, !is ("timeline", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->details), is ("details", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->handles), is ("details", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->preferences), is ("details", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->files), is ("details", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->related), is ("people", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->people), is ("people", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->deals), is ("deals", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->purchases), is ("deals", tab));
  gtk_widget_set_visible (GTK_WIDGET (self->tickets), is ("deals", tab));
}

/**
 * accord_customer_record_show_parts:
 * @self: the page
 *
 * Two columns show everything; one column shows what its tabs say.
 */
void
accord_customer_record_show_parts (AccordCustomerRecord *self)
{
  const char *tab = adw_toggle_group_get_active_name (self->tabs);

  if (!self->built || self->details == NULL || tab == NULL)
    return;
  accord_customer_purchases_set_compact (self->purchases, gtk_widget_get_visible (GTK_WIDGET (self->tabs)));
  if (gtk_widget_get_visible (GTK_WIDGET (self->tabs)))
    show_one_column (self, tab);
  else
    show_two_columns (self);
}

static void
add_page (AccordCustomerRecord *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_set_tooltip (toggle, label); /* four of them may be cut beside each other */
  adw_toggle_group_add (self->pages, toggle);
}

/**
 * accord_customer_record_build_pages:
 * @self: the page, with its timeline
 *
 * Makes the pages beside the timeline, and the switcher that stands in place of its heading.
 */
void
accord_customer_record_build_pages (AccordCustomerRecord *self)
{
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("Timeline"), "xalign", 0.0f, "hexpand", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  self->pages = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_page (self, "timeline", _("Timeline"));
  add_page (self, "purchases", _("Purchases"));
  add_page (self, "tickets", _("Tickets"));
  add_page (self, "files", _("Files"));
  adw_toggle_group_set_active_name (self->pages, "timeline");
  adw_toggle_group_set_can_shrink (self->pages, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages of the record"), -1);
  gtk_widget_add_css_class (heading, "heading");
  g_object_bind_property (self->pages, "visible", heading, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_append (GTK_BOX (holder), GTK_WIDGET (self->pages));
  gtk_box_append (GTK_BOX (holder), heading);
  accord_timeline_set_heading (self->timeline, holder);
  self->purchases = ACCORD_CUSTOMER_PURCHASES (accord_customer_purchases_new (self->workspace));
  self->tickets = ACCORD_CUSTOMER_TICKETS (accord_customer_tickets_new (self->workspace));
  self->files = ACCORD_CUSTOMER_FILES (accord_customer_files_new (self->workspace));
  gtk_box_append (self->main, GTK_WIDGET (self->purchases));
  gtk_box_append (self->main, GTK_WIDGET (self->tickets));
  gtk_box_append (self->main, GTK_WIDGET (self->files));
  g_signal_connect_object (self->pages, "notify::active-name", G_CALLBACK (accord_customer_record_show_parts), self, G_CONNECT_SWAPPED);
}

/**
 * accord_customer_record_show_page:
 * @self: the page
 * @name: "timeline", "purchases", "tickets" or "files"
 */
void
accord_customer_record_show_page (AccordCustomerRecord *self, const char *name)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_RECORD (self) && name != NULL);

  if (self->pages == NULL)
    return;
  adw_toggle_group_set_active_name (self->pages, name);
  adw_toggle_group_set_active_name (self->tabs, is (name, "purchases") || is (name, "tickets") ? "deals" : is (name, "files") ? "details" : "timeline");
}
