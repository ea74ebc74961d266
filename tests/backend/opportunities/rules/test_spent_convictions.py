"""Phrases as adverts have them: lawful ones that speak of spent convictions, and unlawful ones that ask."""

import pytest

from backend.opportunities.posting_rules.spent_convictions import asks_about_spent_convictions


LAWFUL = """
You do not need to tell us about spent convictions.
You don't need to declare any convictions that are spent.
Tell us about unspent convictions.
Please disclose any unspent criminal convictions on the form.
Please tell us about convictions unless they are spent.
Do you have any unspent convictions?
Have you ever been convicted of an offence that is not spent?
Have you ever been convicted of a criminal offence? (You need not mention spent convictions.)
List any previous convictions, excluding those that are spent under the Rehabilitation of Offenders Act 1974.
We never ask about spent convictions.
We will not ask you about any past convictions.
Spent convictions are not taken into account.
Spent convictions do not need to be disclosed.
Spent convictions need not be declared, but unspent ones must be.
There is no need to disclose cautions or spent convictions.
You have the right not to disclose spent convictions.
You must tell us about unspent convictions but you do not have to tell us about spent ones.
We welcome applications from people with convictions, spent or unspent.
Having any previous convictions will not rule you out.
If you have ever been convicted of an offence, you can still apply.
Do you have spent convictions? You are still welcome to apply.
Your adviser can tell you whether a conviction is spent.
Use a calculator to find out if your caution is spent before you apply.
No spent convictions need be declared.
All convictions are considered fairly and case by case.
You are not required to disclose convictions which have become spent.
Nobody has to tell an employer about spent convictions.
It would be unlawful to ask about spent convictions, so we do not.
If you want to talk to us about a spent conviction, we will listen.
Tell us about your experience; spent convictions will not count against you.
We ask about unspent convictions only, not about spent convictions.
Applicants cannot be refused because of spent convictions.
Do you have any convictions, other than spent convictions?
Time spent supporting people with convictions counts: tell us about it.
Please don't list spent cautions or convictions.
Applicants with unspent convictions for theft cannot be considered.
We would ask you not to disclose spent convictions.
Please leave out spent convictions.
If your convictions are spent, you don't need to tell us.
Anyone with spent convictions can apply.
"""
UNLAWFUL = """
Tell us about any spent convictions.
You must disclose all spent and unspent convictions.
Please declare all convictions, both spent and unspent.
Please list all cautions, reprimands and convictions, including those that are now spent.
Have you ever been convicted of a criminal offence?
Have you ever been cautioned by the police?
Do you have any previous convictions?
Do you have any spent or unspent convictions?
Any previous convictions must be declared before you start.
Please give details of any past offences, however old.
You will be asked about spent convictions at interview.
We ask about spent convictions.
We need to know about spent convictions as well as unspent ones.
Applicants must declare convictions even if spent.
Failure to disclose spent convictions may lead to dismissal.
If you do not disclose a spent conviction, your offer may be withdrawn.
Please do not leave out spent convictions: list all of them.
Spent convictions must be disclosed and will not necessarily be a bar to employment.
You do not need to tell us about parking fines but you must tell us about spent convictions.
We do not ask about your age and you must disclose spent convictions.
Applicants with spent convictions cannot apply.
People with spent or unspent convictions need not apply.
Candidates with any previous convictions will not be considered.
You must have no spent or unspent convictions.
You must never have been convicted of an offence.
Any past criminal record will rule you out.
We cannot employ people with spent convictions.
State whether you have any convictions (spent/unspent).
Some people have spent convictions. Please tell us about them.
Let us know of old cautions or convictions, whether spent or not.
Provide details of your criminal history, including spent convictions.
You should discuss any spent convictions with the manager before you apply.
Share all previous convictions with us, regardless of when they happened.
This job is exempt from the Rehabilitation of Offenders Act: declare every conviction.
Declaration of spent convictions is required.
No previous convictions.
Have you at any time been convicted of a crime?
Include spent convictions in your answer.
Spent convictions will exclude you from this role.
We don't only ask about unspent convictions: we ask about spent ones too.
"""
BESIDE = ("{}", "You will learn on the job. {} Bring a photo.", "About us\n\n{}\nPay is weekly.")


def _phrases(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", _phrases(LAWFUL))
def test_an_advert_that_asks_for_nothing_spent_is_lawful(text):
    assert not [around for around in BESIDE if asks_about_spent_convictions(around.format(text))]


@pytest.mark.parametrize("text", _phrases(UNLAWFUL))
def test_an_advert_that_asks_about_spent_convictions_or_shuts_people_out_for_them_is_not(text):
    assert all(asks_about_spent_convictions(around.format(text)) for around in BESIDE)
