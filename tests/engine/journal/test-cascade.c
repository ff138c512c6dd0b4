/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lives with a customer goes to the trash with it and comes back with it. */
#include "accord-config.h"

#include "journal-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define CONTACT (&accord_contact_kind)
#define HANDLE (&accord_handle_kind)
#define AFFILIATION (&accord_affiliation_kind)

typedef struct {
  AccordWorkspace *workspace;
  gint64 customer, other, contact, deal, activity, handle, contact_handle, preference, tagging, event;
} House;

static gint64
count (House *house, const AccordKind *kind)
{
  return accord_test_count (house->workspace, kind);
}

/* One customer with everything that can hang on it, and another one. */
static void
build (House *house)
{
  AccordWorkspace *workspace = house->workspace = accord_test_workspace ();
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (workspace, "Needs"));

  house->customer = accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
  house->other = accord_test_create (workspace, CUSTOMER, "name", "Beta", NULL);
  house->contact = accord_test_create (workspace, CONTACT, "name", "Ann", "customer", "1", NULL);
  house->deal = accord_test_create (workspace, &accord_deal_kind, "name", "Roof", "customer", "1", "stage", stage, NULL);
  house->activity = accord_test_create (workspace, &accord_activity_kind, "title", "Call", "type", "call", "deal", "1", NULL);
  house->handle = accord_test_create (workspace, HANDLE, "value", "030 123", "type", "phone", "customer", "1", NULL);
  house->contact_handle =
    accord_test_create (workspace, HANDLE, "value", "a@example.org", "type", "email", "contact", "1", NULL);
  house->preference =
    accord_test_create (workspace, &accord_preference_kind, "value", "Mornings", "type", "time", "customer", "1", NULL);
  accord_test_create (workspace, &accord_tag_kind, "name", "VIP", NULL);
  house->tagging = accord_test_create (workspace, &accord_tagging_kind, "tag", "1", "customer", "1", NULL);
}

static void
assert_alone (House *house)
{
  g_assert_cmpint (count (house, CUSTOMER), ==, 1);
  g_assert_cmpint (count (house, CONTACT), ==, 0);
  g_assert_cmpint (count (house, &accord_deal_kind), ==, 0);
  g_assert_cmpint (count (house, &accord_activity_kind), ==, 0);
  g_assert_cmpint (count (house, HANDLE), ==, 0);
  g_assert_cmpint (count (house, &accord_preference_kind), ==, 0);
  g_assert_cmpint (count (house, &accord_tagging_kind), ==, 0);
  g_assert_cmpint (count (house, &accord_tag_kind), ==, 1);
}

static void
assert_whole (House *house)
{
  g_assert_cmpint (count (house, CUSTOMER), ==, 2);
  g_assert_cmpint (count (house, CONTACT), ==, 1);
  g_assert_cmpint (count (house, &accord_deal_kind), ==, 1);
  g_assert_cmpint (count (house, &accord_activity_kind), ==, 1);
  g_assert_cmpint (count (house, HANDLE), ==, 2);
  g_assert_cmpint (count (house, &accord_preference_kind), ==, 1);
  g_assert_cmpint (count (house, &accord_tagging_kind), ==, 1);
}

static void
test_one_undo_restores_everything (void)
{
  House house;
  g_autoptr (AccordChangeSet) deleted = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;
  g_autoptr (AccordChangeSet) redone = NULL;

  build (&house);
  deleted = fixture_delete (house.workspace, CUSTOMER, house.customer);
  /* customer, contact, deal, activity, two handles, preference, tagging */
  g_assert_cmpuint (deleted->n_done, ==, 8);
  assert_alone (&house);
  undone = fixture_undo (house.workspace);
  g_assert_null (undone->notes);
  g_assert_cmpuint (undone->n_done, ==, 8);
  assert_whole (&house);
  redone = fixture_redo (house.workspace);
  assert_alone (&house);
  accord_test_drop (house.workspace);
}

static void
test_restoring_brings_back_what_went_with_it (void)
{
  House house;

  build (&house);
  /* This one was thrown away before, by itself: it stays there. */
  accord_change_set_unref (fixture_delete (house.workspace, &accord_preference_kind, house.preference));
  accord_change_set_unref (fixture_delete (house.workspace, CUSTOMER, house.customer));
  assert_alone (&house);
  accord_change_set_unref (fixture_restore (house.workspace, CUSTOMER, house.customer));
  g_assert_cmpint (count (&house, CONTACT), ==, 1);
  g_assert_cmpint (count (&house, HANDLE), ==, 2);
  g_assert_cmpint (count (&house, &accord_deal_kind), ==, 1);
  g_assert_cmpint (count (&house, &accord_activity_kind), ==, 1);
  g_assert_cmpint (count (&house, &accord_preference_kind), ==, 0);
  accord_change_set_unref (fixture_undo (house.workspace));
  assert_alone (&house);
  accord_test_drop (house.workspace);
}

static void
test_contact_lives_on_at_another_customer (void)
{
  House house;
  g_autoptr (AccordRecord) contact = NULL;
  g_autoptr (AccordRecord) back = NULL;

  build (&house);
  accord_test_create (house.workspace, AFFILIATION, "contact", "1", "customer", "2", NULL);
  accord_change_set_unref (fixture_delete (house.workspace, CUSTOMER, house.customer));
  contact = accord_test_load (house.workspace, CONTACT, house.contact);
  g_assert_false (accord_record_is_deleted (contact));
  g_assert_cmpint (accord_record_number (contact, "customer"), ==, house.other);
  g_assert_cmpint (count (&house, AFFILIATION), ==, 0);
  g_assert_cmpint (count (&house, HANDLE), ==, 1); /* the contact's own */
  accord_change_set_unref (fixture_undo (house.workspace));
  back = accord_test_load (house.workspace, CONTACT, house.contact);
  g_assert_cmpint (accord_record_number (back, "customer"), ==, house.customer);
  g_assert_cmpint (count (&house, AFFILIATION), ==, 1);
  assert_whole (&house);
  accord_test_drop (house.workspace);
}

/* Both customers at once: nobody is left to live on with. */
static void
test_contact_goes_with_its_last_customer (void)
{
  House house;
  AccordEdit *edit = accord_edit_new ("Deleted two customers");

  build (&house);
  accord_test_create (house.workspace, AFFILIATION, "contact", "1", "customer", "2", NULL);
  accord_edit_delete (edit, CUSTOMER, house.customer);
  accord_edit_delete (edit, CUSTOMER, house.other);
  accord_change_set_unref (accord_test_commit (house.workspace, edit));
  g_assert_cmpint (count (&house, CONTACT), ==, 0);
  g_assert_cmpint (count (&house, AFFILIATION), ==, 0);
  accord_change_set_unref (fixture_undo (house.workspace));
  assert_whole (&house);
  g_assert_cmpint (count (&house, AFFILIATION), ==, 1);
  accord_test_drop (house.workspace);
}

/* As a merge does: what is moved in the same change set is not lost, whichever step came first. */
static void
test_what_is_moved_away_stays (void)
{
  House house;
  AccordEdit *edit = accord_edit_new ("Merged");

  build (&house);
  accord_edit_delete (edit, CUSTOMER, house.customer);
  accord_edit_set_number (edit, CONTACT, house.contact, "customer", house.other);
  accord_edit_set_number (edit, &accord_deal_kind, house.deal, "customer", house.other);
  accord_edit_set_number (edit, &accord_activity_kind, house.activity, "customer", house.other);
  accord_edit_set_number (edit, HANDLE, house.handle, "customer", house.other);
  accord_change_set_unref (accord_test_commit (house.workspace, edit));
  g_assert_cmpint (count (&house, CONTACT), ==, 1);
  g_assert_cmpint (count (&house, &accord_deal_kind), ==, 1);
  g_assert_cmpint (count (&house, &accord_activity_kind), ==, 1);
  g_assert_cmpint (count (&house, HANDLE), ==, 2);
  g_assert_cmpint (count (&house, &accord_preference_kind), ==, 0);
  accord_change_set_unref (fixture_undo (house.workspace));
  assert_whole (&house);
  accord_test_drop (house.workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/journal/cascade/one-undo-restores-everything", test_one_undo_restores_everything);
  g_test_add_func ("/journal/cascade/restoring-brings-back-what-went-with-it", test_restoring_brings_back_what_went_with_it);
  g_test_add_func ("/journal/cascade/a-contact-lives-on-at-another-customer", test_contact_lives_on_at_another_customer);
  g_test_add_func ("/journal/cascade/a-contact-goes-with-its-last-customer", test_contact_goes_with_its_last_customer);
  g_test_add_func ("/journal/cascade/what-a-merge-moves-stays", test_what_is_moved_away_stays);
  return g_test_run ();
}
