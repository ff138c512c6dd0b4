/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomerPane: what stands beside the list of customers. Main thread; owned by the page.
 *
 * The record is a large widget that nobody sees before a customer is chosen: it is made for the first
 * one, or piece by piece in a quiet moment after the list was painted, never while the program starts.
 *
 *   GtkStack ┬ AccordCustomersUrgent, while there is no customer
 *            └ AccordCustomerRecord
 */

#include "accord-config.h"

#include "accord-customer-pane.h"

#include "accord-customers-urgent.h"
#include "accord-measure-ahead.h"
#include "accord-quiet-work.h"

struct _AccordCustomerPane {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  GtkStack *stack;
  GtkWidget *none;              /* the most urgent, while there is no customer */
  AccordCustomerRecord *record; /* NULL until it is made */
  GQueue banners;               /* of GtkWidget (owned): wait for the record */
  AccordQuietWork work;         /* makes the record ahead */
  guint n_measured;             /* of its widgets */
};

G_DEFINE_FINAL_TYPE (AccordCustomerPane, accord_customer_pane, ADW_TYPE_BIN)

static guint opened_signal;

static AccordCustomerRecord *
ensure_record (AccordCustomerPane *self)
{
  GtkWidget *banner;

  if (self->record != NULL)
    return self->record;
  self->record = ACCORD_CUSTOMER_RECORD (accord_customer_record_new (self->workspace));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->record));
  while ((banner = g_queue_pop_head (&self->banners)) != NULL)
    {
      accord_customer_record_add_banner (self->record, banner);
      g_object_unref (banner);
    }
  return self->record;
}

static gboolean
make_piece (gpointer data)
{
  AccordCustomerPane *self = data;

  if (self->record == NULL)
    return ensure_record (self) != NULL;
  if (accord_customer_pane_get_id (self) != 0)
    return FALSE; /* somebody was faster */
  if (accord_customer_record_prepare (self->record) || accord_measure_ahead (GTK_WIDGET (self->record), &self->n_measured))
    return TRUE;
  return accord_lay_out_ahead (GTK_WIDGET (self->record));
}

static void
accord_customer_pane_map (GtkWidget *widget)
{
  AccordCustomerPane *self = ACCORD_CUSTOMER_PANE (widget);

  GTK_WIDGET_CLASS (accord_customer_pane_parent_class)->map (widget);
  if (self->record == NULL)
    accord_quiet_work_begin (&self->work);
}

static void
accord_customer_pane_dispose (GObject *object)
{
  AccordCustomerPane *self = ACCORD_CUSTOMER_PANE (object);

  accord_quiet_work_clear (&self->work);
  self->stack = NULL;
  self->none = NULL;
  self->record = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_queue_clear_full (&self->banners, g_object_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_customer_pane_parent_class)->dispose (object);
}

static void
accord_customer_pane_class_init (AccordCustomerPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customer_pane_dispose;
  GTK_WIDGET_CLASS (klass)->map = accord_customer_pane_map;
  /**
   * AccordCustomerPane::opened:
   * @id: a customer that was asked for while none was chosen
   */
  opened_signal = g_signal_new ("opened", ACCORD_TYPE_CUSTOMER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
}

/* The page passes it on: one of the urgent is chosen like a row of the list. */
static void
opened_cb (AccordCustomerPane *self, gint64 id)
{
  g_signal_emit (self, opened_signal, 0, id);
}

static void
accord_customer_pane_init (AccordCustomerPane *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  accord_quiet_work_init (&self->work, make_piece, self);
}

/**
 * accord_customer_pane_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the pane, with the most urgent customers while none is selected
 */
GtkWidget *
accord_customer_pane_new (AccordWorkspace *workspace)
{
  AccordCustomerPane *self = g_object_new (ACCORD_TYPE_CUSTOMER_PANE, NULL);

  self->workspace = g_object_ref (workspace);
  self->none = accord_customers_urgent_new (workspace);
  g_signal_connect_object (self->none, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, self->none);
  return GTK_WIDGET (self);
}

/**
 * accord_customer_pane_prepare:
 * @self: a pane that nobody sees yet
 *
 * Makes what it shows while there is no customer, so that it can be measured and placed ahead.
 */
void
accord_customer_pane_prepare (AccordCustomerPane *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PANE (self));
  accord_customers_urgent_prepare (ACCORD_CUSTOMERS_URGENT (self->none));
}

/**
 * accord_customer_pane_set_id:
 * @self: a pane
 * @id: a customer, 0 for none
 *
 * Turns to another customer.
 */
void
accord_customer_pane_set_id (AccordCustomerPane *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PANE (self));

  if (accord_customer_pane_get_id (self) == id)
    return;
  /* In its place before it turns: it tells the window, and asks how wide it is. */
  gtk_stack_set_visible_child (self->stack, id != 0 ? GTK_WIDGET (ensure_record (self)) : self->none);
  accord_customer_record_set_id (self->record, id);
}

/**
 * accord_customer_pane_get_id:
 * @self: a pane
 *
 * Returns: the customer shown, 0 for none
 */
gint64
accord_customer_pane_get_id (AccordCustomerPane *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_PANE (self), 0);
  return self->record != NULL ? accord_customer_record_get_id (self->record) : 0;
}

/**
 * accord_customer_pane_log:
 * @self: a pane
 * @contact: a person of the customer on show, 0: the one proposed
 *
 * Opens the composer of the record.
 *
 * Returns: %FALSE if no record is on show, or the file is only read
 */
gboolean
accord_customer_pane_log (AccordCustomerPane *self, gint64 contact)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMER_PANE (self), FALSE);
  return accord_customer_pane_get_id (self) != 0 && accord_customer_record_log (self->record, contact);
}

/**
 * accord_customer_pane_activate:
 * @self: a pane
 * @action: one of the record's, such as "record.log"
 *
 * Does it to the customer shown; nothing without one.
 */
void
accord_customer_pane_activate (AccordCustomerPane *self, const char *action)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PANE (self));

  if (accord_customer_pane_get_id (self) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->record), action, NULL);
}

/**
 * accord_customer_pane_add_banner:
 * @self: a pane
 * @widget: asks something about the customer shown
 *
 * Puts a widget above the record.
 */
void
accord_customer_pane_add_banner (AccordCustomerPane *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_CUSTOMER_PANE (self));

  if (self->record != NULL)
    accord_customer_record_add_banner (self->record, widget);
  else
    g_queue_push_tail (&self->banners, g_object_ref_sink (widget));
}
