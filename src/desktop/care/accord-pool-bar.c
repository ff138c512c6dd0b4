/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPoolBar: follows one customer, the workspace's settings and who sits here. */

#include "accord-config.h"

#include "accord-pool-bar.h"

#include "accord-actor.h"
#include "accord-commit.h"
#include "accord-pool.h"

#include <glib/gi18n-lib.h>

struct _AccordPoolBar {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AccordEntity *settings;
  AccordEntity *customer; /* or NULL */
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (AccordPoolBar, accord_pool_bar, ADW_TYPE_BIN)

static void
update (AccordPoolBar *self)
{
  AccordRecord *record = self->customer != NULL ? accord_entity_get_record (self->customer) : NULL;
  gint64 since;
  gboolean pooled = record != NULL && !accord_record_is_deleted (record) && accord_record_get_number (record, "pooled_on", &since);
  g_autofree char *words = pooled ? accord_pool_words (record, accord_entity_get_record (self->settings), accord_date_today ()) : NULL;
  const char *from = pooled ? accord_record_title_of (record, "pooled_from") : NULL;
  g_autofree char *whole = words != NULL && from != NULL ? g_strdup_printf (_("%1$s; it was with %2$s"), words, from) : g_strdup (words);

  adw_banner_set_revealed (self->banner, whole != NULL);
  if (whole == NULL)
    return;
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, whole);
  adw_banner_set_button_label (self->banner, accord_workspace_is_read_only (self->workspace) ? NULL : _("_Claim"));
}

/* Nobody in particular cannot have customers. */
static void
claim_cb (AccordPoolBar *self)
{
  gint64 member = accord_actor_get_member (self->actor), customer = accord_entity_get_id (self->customer);

  if (member == 0)
    {
      accord_say (GTK_WIDGET (self), _("Choose in Preferences who works here; then customers can be claimed."));
      return;
    }
  accord_commit (GTK_WIDGET (self), self->workspace, accord_pool_claim_edit (&customer, 1, member));
}

static void
accord_pool_bar_dispose (GObject *object)
{
  AccordPoolBar *self = ACCORD_POOL_BAR (object);

  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_clear_object (&self->customer);
  g_clear_object (&self->settings);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_pool_bar_parent_class)->dispose (object);
}

static void
accord_pool_bar_class_init (AccordPoolBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_pool_bar_dispose;
}

static void
accord_pool_bar_init (AccordPoolBar *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), "inset"); /* it stands in the page, as suggestions do */
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (claim_cb), self);
}

/**
 * accord_pool_bar_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a hidden bar
 */
GtkWidget *
accord_pool_bar_new (AccordWorkspace *workspace)
{
  AccordPoolBar *self = g_object_new (ACCORD_TYPE_POOL_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  self->settings = accord_workspace_get_entity (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace));
  g_signal_connect_object (self->settings, "notify::record", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_pool_bar_set_record:
 * @customer: id; 0: none
 */
void
accord_pool_bar_set_record (AccordPoolBar *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_POOL_BAR (self));

  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_clear_object (&self->customer);
  if (customer > 0)
    {
      self->customer = accord_workspace_get_entity (self->workspace, &accord_customer_kind, customer);
      g_signal_connect_object (self->customer, "notify::record", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}
