"""Sentences in the manner of newspapers, written for training: what is told, and what is judged.

Reports of what somebody else thinks tell, as do memories; a writer's own verdict, irony, wish or
call judges. One a line.
"""

TOLD = tuple(
    """
The ministry published the figures on Monday.
Unemployment fell to 4.2 percent in June, the lowest level in nine years.
The bill passed the upper house by 41 votes to 38.
Police arrested three men near the harbour on Thursday night.
The company said it would close two plants and cut 900 jobs.
“We were never told about the risks,” said one of the residents.
The mayor called the decision a disgrace and promised to appeal.
Critics say that the law will hurt small farms.
According to the report, a quarter of the bridges need repair.
The court ruled that the contract was void.
The talks broke down over the price of gas.
He was born in a village near the border and studied medicine in the capital.
The storm cut power to 60,000 homes along the coast.
Researchers followed 1,200 patients over five years.
The union has called a strike for next Tuesday.
She told reporters that she had no plans to resign.
The opposition accused the government of hiding the costs.
“It is the worst budget in a generation,” the party leader said.
The museum opened its doors to visitors again after two years of repairs.
Supporters of the plan argue that it would bring jobs to the valley.
The treaty was signed in 1987 and came into force two years later.
Neither side commented on the reports.
The two countries share a border of 800 kilometres.
The bank raised its main interest rate by a quarter of a point.
Many of the families have lived in tents since the earthquake.
The minister denied that he had met the lobbyist.
Prices of bread and milk rose faster than wages last year.
The team lost its first four matches of the season.
A spokesman for the airline said that all passengers were safe.
The law requires landlords to register every flat.
The survey found that most voters distrust both parties.
The general described the attack as cowardly.
The river burst its banks on Saturday, flooding parts of the old town.
Tourism makes up a tenth of the island's income.
The trial is expected to last until the end of the month.
Teachers in the north earn less than those in the south, the study shows.
The film tells the story of a nurse who works in a war.
Officials fear that the dam may not hold.
In 2014 the city had twice as many schools.
The president thanked the volunteers and promised them better equipment.
The vaccine was approved after trials with 30,000 people.
“I was terrified,” the driver recalled.
The fund invests mainly in railways and ports.
Activists blame the drought on the felling of forests.
The committee will hear six witnesses this week.
The paper was founded by two brothers in 1902.
The judge gave both sides ten days to reply.
A third of the seats are reserved for women.
The party has ruled the region since the war.
Its share price dropped by eight percent after the news.
The organisers expect about 20,000 guests.
Thousands of people marched through the capital to demand an election.
The senator, who is running for governor, voted against the amendment.
The factory makes engines for lorries and ships.
Doctors at the hospital warned of a shortage of beds.
The agreement leaves open who will pay for the clean-up.
The airport was closed for six hours because of fog.
Two of the candidates withdrew before the second round.
The police have not said whether there are suspects.
The new line links the suburbs with the centre in eleven minutes.
The archbishop said he was ashamed of what had happened.
Those who leave the scheme early lose part of their pension.
The report names 14 firms that broke the rules.
Water levels in the lake have fallen for four summers in a row.
The region exported less wheat than the year before.
The programme was started under the previous government.
He has written six novels and a book about chess.
Residents complained of the noise of the night flights.
The commission proposed a ban on the chemical.
At least nine people were hurt when the bus overturned.
In a letter to the board, the workers called the offer insulting.
The species was thought to be extinct until a hiker photographed it.
The army said it had taken control of the road.
The tax would apply to incomes over 200,000 a year.
Her lawyer said that the evidence had been planted.
The debate over the statue began in the spring.
The school teaches in three languages.
Some economists doubt that rates will fall before autumn.
The ship left the port with 40 containers on board.
The festival was cancelled for the first time since 1946.
In the autumn of 1929 the bank called in most of its loans, and dozens of shops along the main street closed within weeks.
Under the old rules, a farmer could sell his grain only to the state board.
Wages in the textile mills had fallen for three years before the walkout began.
The governor, a former teacher, won the primary with the backing of the teachers' union.
Economists at the institute expect growth of one percent next year, down from two.
“They took our land and gave us nothing,” an elderly woman said as the bulldozers arrived.
Opponents describe the subsidy as a gift to the rich; supporters say that it keeps small firms alive.
The phrase goes back to a speech that the chancellor gave in parliament in 1951.
Asked about the leak, the minister laughed and walked away.
What happened next is disputed.
He said he had never felt so alone.
The house stood empty for years until a couple from the city bought it.
It was raining when the procession reached the square.
On the morning of the vote, queues formed outside the schools.
Her father had worked in the same mine for thirty years.
The number of asylum requests has more than doubled since the border was opened.
The central bank is independent of the government by law.
Most of those interviewed said that they would vote for somebody new.
Under the proposal, owners of second homes would pay twice the present rate.
The paper reported last week that the two men had met in secret.
The bill, which the president is expected to sign, bans the sale of such weapons.
In the party's view, the reform weakens the courts.
Human rights groups have condemned the arrests as an attack on the free press.
The former prime minister, now 82, lives on a farm in the hills.
The theory holds that prices fall when the supply of money shrinks.
Each state sets its own rules on who may vote by mail.
The mayor's allies hold nine of the fifteen seats on the council.
A poll published on Sunday put the challenger three points ahead.
Prosecutors say that the money went through a bank in a neighbouring country.
Neighbours remember him as a quiet boy who liked to fish.
The company did not respond to a request for comment.
According to her memoir, the meeting lasted less than ten minutes.
In many villages the nearest doctor is an hour's drive away.
The strike spread from the docks to the railways within days.
The monument has been a meeting place for protesters since the spring.
Under the deal, the rebels will hand over their heavy weapons.
The school board voted to remove two novels from the reading list after parents complained.
The film opens with a long shot of an empty beach.
She left the party in protest at what she called its drift to the right.
The two have known each other since they were students.
Twelve of the victims were children, the ministry said.
It is not clear who ordered the shooting.
The senator said the country was on the edge of a moral collapse.
Analysts disagree about whether the sanctions have worked.
The fee was introduced to keep lorries out of the centre.
In the past, such cases were heard by a single judge.
The opposition leader urged his followers to stay at home.
The virus spreads through the air and through direct contact.
In a post on the network, the singer apologised to her fans.
The reform was meant to cut waiting times, but they have grown longer, according to the auditors.
The region was part of the empire until the end of the First World War.
The budget sets aside four billion for roads and bridges.
Both candidates have promised to lower taxes on fuel.
The church owns about a tenth of the farmland in the province.
Demonstrators threw stones, and the police answered with tear gas.
His critics within the party want him to go before the congress.
The idea is not new: a similar scheme was tried in the eighties and dropped.
The country imports nearly all of its oil.
The novel follows three sisters who inherit a hotel.
Last month, a court in the capital overturned the ban.
Residents say the noise keeps them awake.
The general secretary thanked the delegates and closed the session.
About half of the money comes from the federal government.
The bridge carries 70,000 cars a day.
The new tax has angered farmers, who blocked roads across the north.
Some parents said they were afraid to send their children to school.
For decades, the firm dumped its waste into the river.
The report does not say how the data were collected.
The minister dismissed the accusations as politically motivated.
Until 1974 women needed their husband's permission to work.
In his testimony the officer said he had acted on orders.
The festival ends on Sunday with a concert in the park.
“Nobody listened to us,” said the head of the nurses' association.
He compared the tax to robbery.
Prices of flats in the old town have tripled since the stadium was built.
The union's members will vote on the offer by the end of the week.
The law gives judges more freedom in passing sentences.
Doctors without a licence may not prescribe the drug.
The party lost its majority in the election two years ago.
His lawyer told the court that the confession had been forced.
I moved to the city in 1998 and worked as a cleaner for two years.
My grandfather kept bees behind the house, and every autumn we helped him with the honey.
We waited for three hours before a doctor saw her.
I asked the clerk for the file, and he told me that it had been lost.
When I met him last spring, he was living above a bakery.
The word comes from the Greek for a foreign guest.
By the middle of the century, most of the weavers had left for the coast.
Philosophers have long argued about whether such promises bind.
The essay appeared in a small magazine and was soon translated.
In his lectures, the economist defined inflation as a tax on those who save.
To its defenders, the monarchy is a symbol of unity; to its opponents it is a relic.
Liberals wanted free trade, while the landowners asked for tariffs on grain.
The doctrine was first set out in a letter to the bishops.
Capital flowed out of the country, and the currency lost a third of its value.
The state borrowed abroad to pay for the war.
Many small investors lost their savings when the bank failed.
The act made it a crime to employ children under twelve.
Her latest album was recorded in a barn.
The play has been performed in forty countries.
The gallery shows 60 of his drawings, among them two that were thought to be lost.
He trained with the national team but never played a match.
The coach said that his side had been lucky.
Scientists are testing whether the drug also helps younger patients.
The comet will be visible to the naked eye for about a week.
Bacteria that resist antibiotics kill more than a million people a year, the agency estimates.
The glacier has lost half of its mass since measurements began.
The app stores the users' contacts on a server abroad.
Customers can return the device within thirty days.
The plant is to go into operation in three years' time.
If the parliament rejects the plan, there will be a referendum.
Whether the money was ever paid back is unknown.
Should the talks fail, the two sides will turn to a tribunal.
Why the engine failed is still being examined.
Some of the protesters carried portraits of the dead president.
A video of the arrest was viewed two million times in a day.
The hashtag was used by supporters of both camps.
The law was named after a girl who was killed by a drunk driver.
Several members of the board have ties to the oil industry, documents show.
The pope asked for forgiveness for the crimes committed in the schools.
Muslims make up about a fifth of the population.
The tribe has lived on the plateau for centuries.
Gay couples have been allowed to marry there since 2011.
The organisation offers legal help to migrants.
She was the first woman to command a warship.
Activists say the curriculum leaves out the history of slavery.
The professor was suspended after students complained about his remarks.
The two parties form a coalition in four of the sixteen states.
The vote was postponed because too few members were present.
Turnout was lower than at any election since the war.
The former ally has become one of his sharpest critics.
The official, who asked not to be named, said the order came from the top.
According to the indictment, the two had planned the robbery for months.
The sentence was later reduced to six years.
The guards fired into the air to disperse the crowd.
The ceasefire held for eleven days.
Refugees who arrive by sea are taken to a camp on the island.
The embassy advised its citizens to leave.
The dispute goes back to a map that a surveyor drew in 1874.
Nothing is known about his early life.
The inquiry ended without charges.
""".strip().splitlines()  # noqa: E501 - a sentence is a line
)
"""What happened, what is, and what others say or think of it."""

JUDGED = tuple(
    """
This is a betrayal of everyone who worked for those pensions.
One can only shake one's head at such folly.
It is hard to imagine a more cynical way of winning an election.
The truth is that nobody in the capital cares about the valley.
So much for the party of the working man.
Of course, the experts were wrong again.
The emperor has no clothes, and everyone at the table knows it.
We deserve better than this parade of excuses.
What a splendid way to ruin a railway.
The minister's plan is a monument to vanity.
If that is reform, one shudders to think what neglect would look like.
It is time to stop pretending that the scheme works.
Few spectacles are sadder than a great city giving up on its schools.
And yet the boosters go on cheering as if nothing had happened.
Common sense, it seems, has gone out of fashion.
The country is sleepwalking into disaster.
Nothing could be further from the truth.
This sort of thinking is lazy, and dangerous besides.
Perhaps the generals should try listening for a change.
The film is a triumph of wit over budget.
His so-called apology was an insult to the victims.
Such timidity would be funny if it were not so expensive.
It takes a special kind of arrogance to ignore half the nation.
The result is a mess that our grandchildren will have to clean up.
Surely there is a limit to what citizens can be asked to swallow.
Once again the rich feast while the rest of us pay.
Make no mistake, this is how free societies die.
The speech was long on promises and short on courage.
In the end, decency matters more than any budget.
That ought to embarrass even the shameless.
The proposal is sound, humane and long overdue.
She is by far the most gifted leader of her generation.
There is something rotten in the way we treat the old.
The critics may sneer, but they have nothing better to offer.
Let us not be fooled by the soothing words.
A government worthy of the name would have acted months ago.
Who could possibly believe such a story?
It would be a tragedy if this chance were wasted.
The whole affair smells of panic.
Freedom is a fragile flower, and it needs tending.
Only a fool would bet on peace now.
What the critics forget is that hope, too, is a kind of fuel.
These people have learned nothing and forgotten nothing.
The sheer stupidity of the rule takes one's breath away.
Worse, the cure is likely to kill the patient.
We must refuse to be the generation that looked away.
Such is the wretched state of our politics.
No amount of spin can hide the rot.
The obvious answer is to leave people alone.
It is a beautiful idea, and it will never work.
Far from solving the problem, the plan makes it far worse.
The old guard clings to power like ivy to a ruin.
Thankfully, there are still a few grown-ups in the room.
One wonders what planet the board lives on.
This is not charity but justice.
The mob always finds a new witch to burn.
Money talks, and in this town it never shuts up.
To call this a compromise is to abuse the language.
The stakes could hardly be higher.
Frankly, the city deserved to lose.
It was a brave performance from a wonderful team.
Too many of our leaders mistake noise for strength.
The sad fact is that honest work no longer pays.
Hypocrisy is the one thing they never run out of.
Instead of wringing our hands, we should roll up our sleeves.
His brilliance has never been in doubt, only his judgement.
The media, as usual, missed the point entirely.
An educated people would have laughed the plan out of court.
History will not be kind to those who did nothing.
That is not leadership; it is theatre.
Nobody with a conscience can support this war.
The rest is propaganda, and clumsy propaganda at that.
I cannot remember a more depressing campaign.
How the mighty have fallen.
They want you to be afraid, because fear sells.
The best that can be said of the deal is that it is short.
It is simply wrong to make the poor pay for the mistakes of the banks.
Real courage would mean telling voters the truth.
The tax is theft by another name.
Let the bureaucrats explain that to a hungry child.
In 1929 they blamed the weather, and today, with a million out of work, they have the nerve to blame the workers.
For thirty years the board has squeezed the farmer dry, and it calls this service.
Anyone with eyes can see that the mills were bled by greed and nothing else.
The governor, that great friend of the teachers, has once more sold them for a headline.
Growth of one percent is not a forecast but a confession of failure.
A party that has run out of ideas always reaches for the flag.
The subsidy is a bribe, pure and simple, and a stupid one at that.
The chancellor's noble phrase has become a fig leaf for cowards.
It tells you everything about this minister that he laughed.
The official version insults the intelligence of every reader.
If the last ten years have taught us anything, it is that markets do not care about people.
The real scandal is not the leak but what it revealed about those who rule us.
There is no greater danger to liberty than a state that means well.
These self-styled reformers would not recognise a poor man if they tripped over him.
The border policy is cruel, costly and utterly pointless.
The bankers got their bonuses, the taxpayer got the bill, and that, my friends, is called progress.
By pouring billions into roads nobody wants, the government has shown its contempt for the future.
The court's ruling is a rare and welcome outbreak of good sense.
It is high time that the rest of Europe woke up.
One might forgive the lies if they were at least well told.
What we are witnessing is the slow death of an idea.
Behind the pious talk of safety lies the old wish to control.
The press corps swallowed the story whole, as it always does.
That this nonsense passes for scholarship says a lot about our universities.
Naturally, none of the people who caused the crisis will ever pay for it.
The country's leaders behave like spoiled children in a sweet shop.
Only the wilfully blind can still deny it.
The novel is a bloated, joyless slog.
In this dazzling debut, every sentence sings.
The sanctions are a farce, and everybody knows it.
The left has never understood that people love their homes more than its theories.
The right, for its part, would rather burn the house down than share a room.
Censorship dressed up as kindness is still censorship.
Parents should decide what their children read, not petty officials drunk on power.
Of all the foolish ideas of this foolish decade, the new tax may be the most foolish.
So the reform cut no waiting times; who would have guessed?
The empire that once ruled the waves cannot run a bus on time.
Each new promise is emptier than the last.
There was a time when statesmen kept their word.
If our leaders had a shred of honour, they would resign tonight.
The man is a gift to satirists and a curse to everybody else.
The mandarins in the ministry must be congratulating themselves on another job badly done.
We have built a society in which the clever despise the useful.
The police, far from keeping order, have become a law unto themselves.
The scheme is doomed, as such schemes always are.
It was never about safety; it was about power.
Such men do not deserve our pity, let alone our votes.
The right to be left alone is the most precious right of all.
This spineless deal will haunt the region for a generation.
The victims are owed more than thoughts and prayers.
No sane person would trust these figures.
The minister offered the usual platitudes and the usual empty smile.
What is needed now is not another committee but a spine.
Sadly, the lesson has yet to be learned by those who need it most.
The mob has tasted blood, and it will not stop here.
She sings as if the angels had taught her.
Democracy is not a spectator sport, and it is about time we left the couch.
The old parties are corpses waiting for burial.
The decision was as wise as it was brave.
For the hypocrites in parliament, the poor exist only in election years.
The treaty looks generous, but it is a trap.
Ordinary people are tired of being lectured by millionaires.
Nothing good has ever come of a war fought for pride.
What a relief it is to hear a politician speak like a human being.
The truth, unwelcome as it may be, is that we brought this on ourselves.
The experts, bless them, have discovered that rain is wet.
The so-called compromise gives everything to one side and crumbs to the other.
We are told to tighten our belts by people who have never missed a meal.
The greatest threat to the young is not technology but the cowardice of the old.
It is absurd that a nurse should earn less than a parking attendant.
The plan deserves to fail, and it will.
A decent society does not let its old people freeze.
The president's admirers see a lion; the rest of us see a stuffed toy.
The whole sorry business could have been avoided with a little humility.
It would be naive to expect anything better from this crowd.
Our railways are a national humiliation.
The festival was pure magic from the first note to the last.
Call it what you like, but do not call it justice.
The tragedy is that they had every warning.
The bill is a masterpiece of bad drafting and worse intentions.
I have rarely been so ashamed of my profession.
I, for one, would rather live next to a prison than to that stadium.
I still believe that a country can be both rich and kind.
As a father of three, I find the idea revolting.
My advice to the young is to ignore all advice.
Philosophers have wasted two thousand years on a question any child could answer.
The doctrine is a polite name for robbing those who work to please those who vote.
Inflation is the cruellest tax, because it falls on those who can least defend themselves.
Those who preach free trade today will beg for tariffs tomorrow.
Speculators are to an economy what ticks are to a dog.
Small savers were thrown to the wolves, and the wolves wrote the rules.
No law has done more harm with better intentions.
Her latest album is a lifeless copy of better things.
A play of such tenderness deserves a fuller house.
The drawings are exquisite, and two of them will break your heart.
The coach has the tactical sense of a lamp post.
It was the dullest final in living memory.
The promise of a miracle drug has made fools of cleverer people than us.
The melting ice ought to frighten us far more than it does.
Big Tech treats its users like cattle, and we say thank you.
The device is an overpriced toy for people who have everything.
A referendum would be the coward's way out.
The plan is so muddled that it hardly merits a reply.
Nobody should be surprised if the lights go out.
Can anyone still take this commission seriously?
How many more must die before somebody acts?
Is there nothing these people would not sell?
The crowd's devotion to its dead president borders on madness.
The outrage over the video is as fake as the video itself.
Hashtags are the opium of the lazy.
Tougher laws would be a fitting tribute to that poor girl, whatever the lobbyists say.
The board reeks of oil.
An apology that comes fifty years late is worth very little.
Tolerance does not mean giving in to bullies.
Religion has nothing to fear from science, only from its own priests.
The romantic image of the noble tribe is an insult to real people.
Marriage is too important to be left to the state.
The migrants are treated with a coldness that shames us all.
Her quiet bravery puts the loud men around her to shame.
Schools should teach children how to think, not whom to hate.
The professor's real crime was to be interesting.
The coalition is held together by nothing but the love of office.
Low turnout is the verdict of a people that has been lied to once too often.
He has gone from courtier to critic without ever passing through conviction.
Anonymous officials are the last refuge of the lazy reporter.
Six years for such cruelty is a mockery.
Firing over the heads of a hungry crowd is not order but disorder in uniform.
A ceasefire without justice is merely a pause.
The camp on the island is a stain on our conscience.
The embassy, brave as ever, was the first to run.
It is madness to go to war over a line on an old map.
The inquiry was a whitewash from beginning to end.
Unfortunately, the worst is yet to come.
Happily, common sense prevailed.
It is no exaggeration to call it the crime of the century.
We would do well to remember where such talk leads.
The numbers, impressive as they look, mean precisely nothing.
Beneath the polished surface there is only emptiness.
Rarely has so much money bought so little beauty.
For all its faults, it remains the least bad system we have.
""".strip().splitlines()  # noqa: E501 - a sentence is a line
)
"""A writer's own verdicts, irony, wishes and calls."""
