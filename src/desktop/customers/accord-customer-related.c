/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerRelated: see the header. Up (parent, referrer) are the customer's own links, down are
 * queries of those who point to it. */

#include "accord-config.h"

#include "accord-customer-related.h"

#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-record-section.h"

#include <glib/gi18n-lib.h>

struct _AccordCustomerRelated {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *customer;
  GtkWidget *up;          /* list box */
  AdwActionRow *parent;
  AdwActionRow *referrer;
  AccordRecordSection *subsidiaries;
  AccordRecordSection *referred;
  GtkLabel *value;        /* "3 referred, 1 bought for €12,000" */
};

G_DEFINE_FINAL_TYPE (AccordCustomerRelated, accord_customer_related, ADW_TYPE_BIN)

static void
show_row (AdwActionRow *row, AccordEntity *customer, gpointer data)
{
  const char *industry = accord_entity_get_text (customer, "industry");
  const char *city = accord_entity_get_text (customer, "city");
  g_autofree char *words = industry != NULL && city != NULL ? g_strdup_printf ("%s · %s", industry, city)
                                                            : g_strdup (industry != NULL ? industry : city);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_entity_get_title (customer));
  adw_action_row_set_subtitle (row, words != NULL ? words : "");
}

static void
activated_cb (AccordCustomerRelated *self, AccordEntity *customer)
{
  accord_show_record (GTK_WIDGET (self), &accord_customer_kind, accord_entity_get_id (customer));
}

static void
up_activated_cb (AccordCustomerRelated *self, GtkListBoxRow *row)
{
  AccordRecord *record = self->customer != NULL ? accord_entity_get_record (self->customer) : NULL;
  gint64 id = record != NULL ? accord_record_number (record, GTK_WIDGET (row) == GTK_WIDGET (self->parent) ? "parent" : "referrer") : 0;

  if (id != 0)
    accord_show_record (GTK_WIDGET (self), &accord_customer_kind, id);
}

static gboolean
show_up (AdwActionRow *row, AccordRecord *record, const char *link)
{
  const char *title = record != NULL ? accord_record_title_of (record, link) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), title != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  return title != NULL;
}

static void
entity_changed_cb (AccordCustomerRelated *self)
{
  AccordRecord *record = accord_entity_get_record (self->customer);
  gboolean parent = show_up (self->parent, record, "parent");
  gboolean referrer = show_up (self->referrer, record, "referrer");

  gtk_widget_set_visible (self->up, parent || referrer);
}

static void
accord_customer_related_dispose (GObject *object)
{
  AccordCustomerRelated *self = ACCORD_CUSTOMER_RELATED (object);

  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  G_OBJECT_CLASS (accord_customer_related_parent_class)->dispose (object);
  g_clear_object (&self->customer);
  g_clear_object (&self->workspace);
}

static void
accord_customer_related_class_init (AccordCustomerRelatedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_related_dispose;
}

static void
accord_customer_related_init (AccordCustomerRelated *self)
{
}

static AdwActionRow *
add_up (GtkListBox *list, const char *subtitle)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, "title-lines", 2,
                                    "subtitle", subtitle, NULL);

  gtk_list_box_append (list, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
make_up (AccordCustomerRelated *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Related"), -1);
  self->parent = add_up (GTK_LIST_BOX (list), _("Parent company"));
  self->referrer = add_up (GTK_LIST_BOX (list), _("Referred by"));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (up_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), accord_section_heading_new (_("Related"), NULL));
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_visible (box, FALSE);
  self->up = box;
  return box;
}

static AccordRecordSection *
make_down (AccordCustomerRelated *self, const char *heading)
{
  AccordRecordSection *section = ACCORD_RECORD_SECTION (accord_record_section_new (self->workspace, heading, NULL, NULL));

  accord_record_section_set_funcs (section, NULL, show_row, self);
  g_signal_connect_object (section, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return section;
}

/**
 * accord_customer_related_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the sections, of nobody
 */
GtkWidget *
accord_customer_related_new (AccordWorkspace *workspace)
{
  AccordCustomerRelated *self = g_object_new (ACCORD_TYPE_CUSTOMER_RELATED, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->workspace = g_object_ref (workspace);
  self->value = GTK_LABEL (accord_data_label_new ("caption secondary"));
  g_object_set (self->value, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "visible", FALSE, NULL);
  self->subsidiaries = make_down (self, _("Subsidiaries"));
  self->referred = make_down (self, _("Referred Customers"));
  gtk_box_append (GTK_BOX (box), make_up (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->subsidiaries));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->referred));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_related_set_customer:
 * @self: the sections
 * @customer: (nullable): whose
 */
void
accord_customer_related_set_customer (AccordCustomerRelated *self, AccordEntity *customer)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_RELATED (self));

  if (self->customer == customer)
    return;
  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_set_object (&self->customer, customer);
  accord_record_section_set_owner (self->subsidiaries, &accord_customer_kind, "parent", customer != NULL ? accord_entity_get_id (customer) : 0, NULL, FALSE);
  accord_record_section_set_owner (self->referred, &accord_customer_kind, "referrer", customer != NULL ? accord_entity_get_id (customer) : 0, NULL, FALSE);
  if (customer == NULL)
    return;
  g_signal_connect_object (customer, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
  entity_changed_cb (self);
}

/**
 * accord_customer_related_set_standing:
 * @self: the sections
 * @standing: (nullable): for what the referred customers bought
 */
void
accord_customer_related_set_standing (AccordCustomerRelated *self, const AccordStanding *standing)
{
  g_autofree char *sum = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ACCORD_IS_CUSTOMER_RELATED (self));

  if (standing != NULL && standing->n_referred > 0)
    {
      sum = accord_money_format_card (standing->referred, accord_workspace_get_currency (self->workspace));
      /* Translators: "1 of 3 bought, for €12,000 in all" */
      words = g_strdup_printf (_("%1$d of %2$d bought, for %3$s in all"), (int) standing->n_referred_buyers,
                               (int) standing->n_referred, sum);
    }
  accord_data_label_set_optional (self->value, words);
}
