/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits here: a member of the workspace, kept in this person's settings by the identifiers of
 * both, since the same file may be used by several people on several computers. Nobody is an answer
 * too, kept as an empty text: whoever gave it is not asked again. */

#include "accord-config.h"

#include "accord-identity.h"

typedef struct
{
  AccordWorkspace *workspace;
  GSettings *settings;
  gint64 member;
} Identity;

static Identity *
identity_new (AccordWorkspace *workspace, GSettings *settings, gint64 member)
{
  Identity *self = g_new0 (Identity, 1);

  *self = (Identity){ g_object_ref (workspace), g_object_ref (settings), member };
  return self;
}

static void
identity_free (gpointer data)
{
  Identity *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->settings);
  g_free (self);
}

static char *
workspace_uid (AccordWorkspace *workspace, GError **error)
{
  g_autoptr (AccordRecord) record = dex_await_boxed (
    accord_store_load_one (accord_workspace_get_store (workspace), &accord_workspace_kind,
                           accord_workspace_get_settings_id (workspace)),
    error);

  return record == NULL ? NULL : accord_id_dup_text (accord_record_uid (record));
}

static DexFuture *
load_fiber (gpointer data)
{
  Identity *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (GVariant) known = g_settings_get_value (self->settings, "identity");
  g_autoptr (AccordRecord) member = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = workspace_uid (self->workspace, &error);
  const char *text = NULL;
  AccordId id;

  if (uid == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (g_variant_lookup (known, uid, "&s", &text) && accord_id_from_text (&id, text))
    member = dex_await_boxed (accord_store_find_uid (store, &accord_member_kind, &id), NULL);
  /* A member who was deleted meanwhile is nobody. */
  if (member != NULL && !accord_record_is_deleted (member))
    accord_journal_set_actor (accord_workspace_get_journal (self->workspace),
                              accord_record_id (member));
  return dex_future_new_for_boolean (member != NULL);
}

static void
remember (GSettings *settings, const char *workspace, const char *member)
{
  g_autoptr (GVariant) known = g_settings_get_value (settings, "identity");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (g_strcmp0 (key, workspace) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_builder_add (&builder, "{ss}", workspace, member != NULL ? member : "");
  g_settings_set_value (settings, "identity", g_variant_builder_end (&builder));
}

static DexFuture *
set_fiber (gpointer data)
{
  Identity *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordRecord) member = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = workspace_uid (self->workspace, &error);
  g_autofree char *member_uid = NULL;

  if (uid != NULL && self->member != 0)
    member =
      dex_await_boxed (accord_store_load_one (store, &accord_member_kind, self->member), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (member != NULL)
    member_uid = accord_id_dup_text (accord_record_uid (member));
  remember (self->settings, uid, member_uid);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_identity_load:
 * @workspace: just opened
 * @settings: of the application
 *
 * Makes the member that was chosen for this file the actor of its journal, if there is one.
 *
 * Returns: (transfer full): a future of a boolean: whether there is one
 */
DexFuture *
accord_identity_load (AccordWorkspace *workspace, GSettings *settings)
{
  return dex_scheduler_spawn (NULL, 0, load_fiber, identity_new (workspace, settings, 0),
                              identity_free);
}

/* A member who was chosen and is gone leaves the question open again. */
static DexFuture *
wanted_fiber (gpointer data)
{
  Identity *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GVariant) known = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = workspace_uid (self->workspace, &error);
  const char *member;
  gint64 n;

  if (uid == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) != 0 ||
      accord_workspace_is_read_only (self->workspace))
    return dex_future_new_for_boolean (FALSE);
  known = g_settings_get_value (self->settings, "identity");
  if (g_variant_lookup (known, uid, "&s", &member) && *member == '\0')
    return dex_future_new_for_boolean (FALSE);
  n = dex_await_int64 (accord_store_count (store, query), &error);
  return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (n > 0);
}

/**
 * accord_identity_is_wanted:
 * @workspace: an open file
 * @settings: of the application
 *
 * Returns: (transfer full): a future of a boolean: whether to ask who sits here: there are members, none of them is
 *   known to, and nobody has said that it is none
 */
DexFuture *
accord_identity_is_wanted (AccordWorkspace *workspace, GSettings *settings)
{
  return dex_scheduler_spawn (NULL, 0, wanted_fiber, identity_new (workspace, settings, 0), identity_free);
}

/**
 * accord_identity_set:
 * @workspace: an open file
 * @settings: of the application
 * @member: who sits here; 0 for nobody
 *
 * Makes a member the actor of the journal at once, and remembers that.
 *
 * Returns: (transfer full): a future of a boolean, settled once it is remembered
 */
DexFuture *
accord_identity_set (AccordWorkspace *workspace, GSettings *settings, gint64 member)
{
  accord_journal_set_actor (accord_workspace_get_journal (workspace), member);
  return dex_scheduler_spawn (NULL, 0, set_fiber, identity_new (workspace, settings, member),
                              identity_free);
}
